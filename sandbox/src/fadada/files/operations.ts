import { PDFDocument } from 'pdf-lib';
import { listOf, oneOf, optional, record, text } from '../../kernel/shape.ts';
import type { World } from '../../kernel/world.ts';
import { nextNumber, nextTicket } from '../ids.ts';
import { operation } from '../operation.ts';
import { findKeyword } from '../pdf/keywords.ts';
import { readRuns } from '../pdf/text.ts';
import { type Answer, accept, refuse } from '../reply.ts';
import { bytesOf, FILE_TYPES, findUpload, saveFile, saveUpload } from './files.ts';

/** Source: /file/process of the vendor's documents. */
const MAX_FILES_A_CALL = 10;
const MAX_PAGES = 1_000;

const FileType = oneOf(...FILE_TYPES);

export const uploadUrl = operation(record({ fileType: FileType }), (world, { fileType }) => {
  const uploadId = nextTicket(world);
  saveUpload(world, { uploadId, fileType, createdAt: world.now().getTime() });
  const fddFileUrl = `${world.publicUrl()}/fadada/storage/${uploadId}`;
  return accept({ uploadUrl: `${fddFileUrl}?sign=${uploadId.slice(-16)}`, fddFileUrl });
});

const Given = record({
  fileType: FileType,
  fddFileUrl: text(500),
  /** Without the characters file systems refuse. */
  fileName: text(200, /^[^/\\:*"<>|?]+$/),
  fileFormat: optional(oneOf('pdf', 'ofd')),
});

export const processFiles = operation(
  record({ fddFileUrlList: listOf(Given, MAX_FILES_A_CALL) }),
  async (world, { fddFileUrlList }) => {
    const fileIdList: unknown[] = [];
    for (const given of fddFileUrlList) {
      const processed = await processFile(world, given);
      if (!processed.ok) return processed;
      fileIdList.push(processed.value);
    }
    return accept({ fileIdList });
  },
);

type GivenFile = { fileType: string; fddFileUrl: string; fileName: string };

async function processFile(world: World, { fileType, fddFileUrl, fileName }: GivenFile): Promise<Answer> {
  const upload = findUpload(world, fddFileUrl.split('/').at(-1) ?? '');
  // assumed: the code for an address nothing was uploaded to; confirm: the vendor's test environment.
  if (!upload?.base64 || upload.fileType !== fileType) return refuse('211157', '文件处理失败，源文件不存在');
  const pages = await countPages(Buffer.from(upload.base64, 'base64'));
  const isDocument = fileType === 'doc';
  if (isDocument && (!/\.pdf$/i.test(fileName) || pages === undefined)) {
    // The vendor would turn other formats into PDF; this stand-in takes finished PDF only.
    return refuse('211157', '文件处理失败，文件后缀名与源文件不匹配');
  }
  if ((pages ?? 0) > MAX_PAGES) return refuse('211157', '文件处理失败，文件页数超过1000页');
  const fileId = nextNumber(world);
  saveFile(world, { fileId, fileName, uploadId: upload.uploadId });
  return accept({ fileId, fileType, fddFileUrl, fileName, ...(isDocument && { fileTotalPages: pages }) });
}

async function countPages(bytes: Uint8Array): Promise<number | undefined> {
  try {
    return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
  } catch {
    // Not a PDF, or one protected by a password.
    return undefined;
  }
}

export const keywordPositions = operation(
  record({ fileId: text(32), keywords: listOf(text(50), 20) }),
  async (world, { fileId, keywords }) => {
    const bytes = bytesOf(world, fileId);
    if (!bytes) return refuse('211096', '文档fileId不存在');
    const runs = await readRuns(bytes);
    return accept(keywords.map((keyword) => ({ keyword, positions: placesByPage(findKeyword(runs, keyword)) })));
  },
);

function placesByPage(places: ReturnType<typeof findKeyword>) {
  const pages = [...new Set(places.map(({ page }) => page))];
  // assumed: coordinates in points from the lower left corner; confirm: 附录/文档页面坐标定位计算方法.
  return pages.map((page) => ({
    positionPageNo: page,
    coordinates: places
      .filter((place) => place.page === page)
      .map(({ x, y }) => ({ positionX: x.toFixed(2), positionY: y.toFixed(2) })),
  }));
}
