import type { SourceCredential } from '../../ports/source-adapter.ts';
import { freshToken, type Holder, renewedToken } from './fresh-token.ts';
import type { Called } from './outcome.ts';

/** What a call with an access token may also come to: the vendor does not know the token (any more). */
export type TokenRefused = { tag: 'tokenRefused' };

export type TokenUse = {
  holder: Holder;
  now: () => Date;
  refresh(credential: SourceCredential): Promise<Called<Readonly<Record<string, string>>>>;
};

/** A call with the access token as it stands. One the vendor refuses is renewed once; after that the seller has withdrawn. */
export async function withToken<T>(
  { holder, now, refresh }: TokenUse,
  call: (token: string) => Promise<Called<T> | TokenRefused>,
): Promise<Called<T>> {
  const token = await freshToken(holder, now(), refresh);
  if (token.tag !== 'ok') return token;
  const called = await call(token.value);
  if (called.tag !== 'tokenRefused') return called;
  const renewed = await renewedToken(holder, refresh);
  if (renewed.tag !== 'ok') return renewed;
  const again = await call(renewed.value);
  return again.tag === 'tokenRefused' ? { tag: 'authorisationEnded' } : again;
}
