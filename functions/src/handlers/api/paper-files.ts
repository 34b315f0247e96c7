import { grantPaperUpload as grantContract, receivePaperFile as receiveContract } from '@loan/shared/api/backing';
import { grantPaperUpload, receivePaperFile } from '../../use-cases/backing/paper-files.ts';
import { type Api, serve } from './serve.ts';

const FILE_STATUS = {
  ApplicationNotFound: 404,
  NoPapers: 404,
  PapersFixed: 409,
  FileTypeWrong: 422,
  FileTaken: 409,
  TooManyFiles: 422,
  FileNotArrived: 409,
  FileDiffers: 422,
  FileUnreadable: 422,
  InvoiceVoided: 422,
  InvoiceRed: 422,
  Busy: 409,
} as const;

/** Files of papers: where they may be uploaded to, and what was in them. */
export function servePaperFiles(api: Api): void {
  serve(api, grantContract, {
    statusOf: FILE_STATUS,
    run: (deps, { userId }, request) => grantPaperUpload(deps, userId, request),
  });
  serve(api, receiveContract, {
    statusOf: FILE_STATUS,
    run: (deps, { userId }, request) => receivePaperFile(deps, userId, request),
  });
}
