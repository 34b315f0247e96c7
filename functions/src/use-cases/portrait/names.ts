/** Where an export rests among the evidence. Two tries under one id are two files, of which one is written down. */
export const fileName = ({ id, fileSha256 }: { id: string; fileSha256: string }): string =>
  `portraits/${id}-${fileSha256}.json`;
export const pdfName = (exportId: string): string => `portraits/${exportId}.pdf`;

/** Under which pointer an export is found again: by its id, by its link, by the hash of its PDF. */
export const byExportId = (exportId: string): string => `portrait:${exportId}`;
export const byLink = (tokenSha256: string): string => `portrait-link:${tokenSha256}`;
export const byPdf = (sha256: string): string => `portrait-pdf:${sha256}`;
