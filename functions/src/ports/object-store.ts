/**
 * Where bytes rest. `facts`: what was kept of a source, deleted when consent or retention ends.
 * `evidence`: contracts, snapshots, traces, daily roots; written once, kept for years, under names that are their hash
 * or that say which document they are.
 */
export type Bucket = 'facts' | 'evidence';

export interface ObjectStore {
  /** Evidence is written once: the same bytes again are fine, other bytes under the same name are a defect. */
  put(bucket: Bucket, name: string, bytes: Uint8Array, contentType: string): Promise<void>;
  putStream(bucket: Bucket, name: string, bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }>;
  get(bucket: Bucket, name: string): Promise<Uint8Array | undefined>;
  /** The same piece by piece, for what may be too large to be held. Whoever stops early lets it go. */
  read(bucket: Bucket, name: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  delete(bucket: 'facts', name: string): Promise<void>;
  /** Names under a prefix, in order, at most `limit`. */
  list(bucket: Bucket, prefix: string, limit: number): Promise<string[]>;
}
