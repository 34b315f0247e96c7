import type { PortraitKey } from '@loan/shared/portrait/statement';

/** Signs exported portraits with the partner's key (Ed25519). The first key signs; the others are still answered for. */
export interface PortraitSigner {
  /** A JWS whose payload is left out: the header as it was signed, and the signature. */
  sign(payload: Uint8Array): { protected: string; signature: string };
  /** What is published: of the key in use and of those before it. */
  keys(): PortraitKey[];
}
