import type { Result } from '@loan/shared/result';

export type SigningError =
  | { tag: 'SigningRefused'; code: string; message: string }
  /** No readable answer: the request may have been done. Look it up by our own reference before asking again. */
  | { tag: 'SigningUnknown'; cause: string };

export type IdentityAlreadyProven = { tag: 'IdentityAlreadyProven' };

/** Proof of who a person or company is, by the e-sign service's real-name check. */
export type IdentityRequest =
  | { kind: 'person'; clientId: string; name: string; identityNumber: string; phone: string; redirectUrl: string }
  | {
      kind: 'company';
      clientId: string;
      name: string;
      creditCode: string;
      legalRepresentativeName: string;
      operator: { clientId: string; name: string; identityNumber: string; phone: string };
      redirectUrl: string;
    };
export type IdentityStatus = { proven: boolean; name?: string; openId?: string };

export type SignerKey = 'company' | 'controller' | 'bank';
export type SigningTask = {
  /** Ours: a repeat under the same reference finds the first task. */
  reference: string;
  subject: string;
  kind: 'bureauAuthorisation' | 'loan';
  documents: readonly { documentId: string; name: string; pdf: Uint8Array }[];
  /** In signing order. */
  signers: readonly TaskSigner[];
  expiresAt: string;
};
export type TaskSigner =
  /** `keyword` is the text beside which the seal or signature goes, in each document named. */
  | {
      key: 'company';
      name: string;
      creditCode: string;
      operatorClientId: string;
      clientId: string;
      fields: SignField[];
    }
  | { key: 'controller'; name: string; identityNumber: string; clientId: string; fields: SignField[] }
  /** The lender's seal, placed last by agreement (免验证签). */
  | { key: 'bank'; name: string; openCorpId: string; businessId: string; fields: SignField[] };
export type SignField = { documentId: string; keyword: string };

export type TaskStatus = {
  state: 'signing' | 'finished' | 'rejected' | 'expired' | 'cancelled';
  signers: readonly { key: SignerKey; state: 'awaited' | 'signed' | 'rejected' | 'failed'; at?: string }[];
};

/** What a verified callback says; details are always looked up again before anything is moved. */
export type SigningCallback =
  | { kind: 'identity'; clientId: string; eventId: string }
  | { kind: 'task'; taskId: string; reference?: string; eventId: string; event: string }
  /** Signed by the vendor and of no concern to us; vendors add kinds. Answered like the rest, then forgotten. */
  | { kind: 'other'; event: string };
export type CallbackRefused = { tag: 'CallbackSignatureWrong' } | { tag: 'CallbackMalformed'; field: string };

export interface SigningService {
  /** `IdentityAlreadyProven`: the service has nothing more to ask; its word is fetched by `identityStatus`. */
  identityUrl(request: IdentityRequest): Promise<Result<{ url: string }, SigningError | IdentityAlreadyProven>>;
  identityStatus(subject: {
    kind: 'person' | 'company';
    clientId: string;
  }): Promise<Result<IdentityStatus, SigningError>>;
  createTask(task: SigningTask): Promise<Result<{ taskId: string }, SigningError>>;
  signerUrl(taskId: string, signer: SignerKey, redirectUrl: string): Promise<Result<{ url: string }, SigningError>>;
  taskStatus(taskId: string): Promise<Result<TaskStatus, SigningError>>;
  /** The signed bytes, one entry a document, once finished. */
  signedDocuments(taskId: string): Promise<Result<{ documentId: string; pdf: Uint8Array }[], SigningError>>;
  cancelTask(taskId: string, reason: string): Promise<Result<void, SigningError>>;
  /** Verifies a callback over its raw bytes. */
  readCallback(
    headers: Readonly<Record<string, string>>,
    rawBody: string,
    now: Date,
  ): Result<SigningCallback, CallbackRefused>;
}
