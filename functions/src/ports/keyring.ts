/** A value sealed under a data key of ours, bound to what it is (`context`), so that it cannot be moved to another row. */
export type Sealed = string & { readonly __sealed: true };

/** Field encryption: KMS in the cloud, a key file on one machine. One key request an invocation, not one a field. */
export interface Keyring {
  seal(plain: string, context: string): Promise<Sealed>;
  /** Throws when the value was sealed for another context or tampered with: a defect, or an attack. */
  open(sealed: Sealed, context: string): Promise<string>;
  /** A keyed fingerprint: equal values give equal text, and nothing else can be told from it. */
  fingerprint(value: string, purpose: string): Promise<string>;
}
