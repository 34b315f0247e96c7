import type { Printable } from '@loan/shared/contract/document';
import type { Result } from '@loan/shared/result';
import type { Instant } from '@loan/shared/time/instant';

/** Prints a document as PDF. The same document and time give the same bytes for ever. */
export interface ContractPrinter {
  /** `GlyphMissing`: a character no font of ours has; a contract is never printed with a gap in a name. */
  print(document: Printable, at: Instant): Promise<Result<Uint8Array, { tag: 'GlyphMissing'; character: string }>>;
}
