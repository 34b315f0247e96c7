import type { BankInbox } from '../../ports/bank-gateway.ts';
import { signHeaders, verifySignature } from './signature.ts';

export type BankInboxOptions = {
  /** `whsec_…`, newest first. More than one while a key is being rotated. */
  secrets: readonly string[];
  windowSeconds: number;
};

/** What a bank sends us, verified; what we answer, signed. */
export function createBankInbox({ secrets, windowSeconds }: BankInboxOptions): BankInbox {
  return {
    verify: (headers, signedText, now) => verifySignature(headers, signedText, { secrets, now, windowSeconds }),
    signAnswer: (messageId, text, at) => signHeaders({ messageId, text, at }, secrets),
  };
}
