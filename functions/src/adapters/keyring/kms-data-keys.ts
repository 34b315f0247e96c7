import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { invariant } from '@loan/shared/invariant';
import type { DataKeySource } from './data-keys.ts';

/** KMS refuses to unwrap a key asked for with another purpose, and names the purpose in its audit trail. */
const EncryptionContext = { purpose: 'field-encryption' };
const TIMEOUT_MS = 3_000;

/** Data keys from KMS. An outage passes through as the SDK's exception. */
export function createKmsDataKeys({ kms, keyId }: { kms: KMSClient; keyId: string }): DataKeySource {
  const limited = () => ({ abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
  return {
    async create() {
      const command = new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext });
      const { Plaintext, CiphertextBlob } = await kms.send(command, limited());
      invariant(Plaintext !== undefined && CiphertextBlob !== undefined, 'KMS gave no data key');
      return { plain: Plaintext, wrapped: Buffer.from(CiphertextBlob).toString('base64url') };
    },

    async unwrap(wrapped) {
      // Naming the key keeps a value wrapped under somebody else's key from being opened here.
      const CiphertextBlob = Buffer.from(wrapped, 'base64url');
      const command = new DecryptCommand({ KeyId: keyId, CiphertextBlob, EncryptionContext });
      const { Plaintext } = await kms.send(command, limited());
      invariant(Plaintext !== undefined, 'KMS gave no plaintext key');
      return Plaintext;
    },
  };
}
