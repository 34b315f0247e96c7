import type { World } from '../../kernel/world.ts';

/** Bytes under a storage address; only after processing do they become a file that can be signed. */
export type Upload = { uploadId: string; fileType: FileType; createdAt: number; base64?: string };
export type FileType = (typeof FILE_TYPES)[number];
export const FILE_TYPES = ['doc', 'attach', 'auth'] as const;

/** A file that can be put into a sign task (docFileId). */
export type ProcessedFile = { fileId: string; fileName: string; uploadId: string };

const UPLOADS = 'fadada.uploads';
const FILES = 'fadada.files';

export const saveUpload = (world: World, upload: Upload) => world.state.set(UPLOADS, upload.uploadId, upload);
export const findUpload = (world: World, uploadId: string) => world.state.get<Upload>(UPLOADS, uploadId);
export const saveFile = (world: World, file: ProcessedFile) => world.state.set(FILES, file.fileId, file);
export const findFile = (world: World, fileId: string) => world.state.get<ProcessedFile>(FILES, fileId);

export function bytesOf(world: World, fileId: string): Uint8Array | undefined {
  const file = findFile(world, fileId);
  const base64 = file && findUpload(world, file.uploadId)?.base64;
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}
