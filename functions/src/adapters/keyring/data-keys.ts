/** A key for sealing values (数据密钥), in the clear for use and wrapped for keeping beside what it seals. */
export type DataKey = { plain: Uint8Array; wrapped: string };

/** Where data keys come from: KMS in the cloud, a key file on one machine. */
export type DataKeySource = {
  create(): Promise<DataKey>;
  /** Throws when the wrapped key is not one of ours. */
  unwrap(wrapped: string): Promise<Uint8Array>;
};
