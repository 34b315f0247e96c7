/** A vendor's access token. Encrypted wherever it rests; never logged. */
export type VendorToken = { token: string; expiresAtMs: number };

/** Keeps access tokens between invocations, so that any instance can take any step. One entry a vendor account. */
export interface TokenCache {
  get(name: string): Promise<VendorToken | undefined>;
  put(name: string, token: VendorToken): Promise<void>;
}
