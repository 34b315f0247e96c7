/** Where a document of an application rests among the evidence: what it says, as printed, as signed. */
export const documentContentName = (documentId: string) => `documents/${documentId}/content.json`;
export const printedName = (documentId: string) => `documents/${documentId}/printed.pdf`;
export const signedName = (documentId: string) => `documents/${documentId}/signed.pdf`;
