import type { Instant } from '@loan/shared/time/instant';

/** A form to be posted as `multipart/form-data`: these fields as they are, and the file after all of them as `file`. */
export type UploadForm = { url: string; fields: Record<string, string> };

/** One object of the facts bucket that may be put there from outside. */
export type Uploading = { name: string; maxBytes: number; expiresAt: Instant };

/**
 * How a phone brings a file straight to the store, past our functions, whose requests are far smaller. What the form
 * is signed for (this name, this size at most, this long) the store itself enforces.
 */
export interface UploadForms {
  sign(uploading: Uploading): Promise<UploadForm>;
}
