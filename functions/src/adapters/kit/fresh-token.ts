import type { PullContext, SourceCredential } from '../../ports/source-adapter.ts';
import type { Called, Setback } from './outcome.ts';

/** A token is renewed while it still has this long: a call under way must not outlive it. */
const EARLY_MS = 5 * 60_000;
export type Holder = Pick<PullContext, 'credential' | 'renew'>;
type Refresh = (credential: SourceCredential) => Promise<Called<Readonly<Record<string, string>>>>;
type Token = { tag: 'ok'; value: string } | Setback;

/** Goes on with the newest credential for the length of a run: a refresh token that was spent is not offered again. */
export function holderOf({ credential, renew }: Holder): Holder {
  let newest = credential;
  return {
    get credential() {
      return newest;
    },
    async renew(next) {
      await renew(next);
      newest = next;
    },
  };
}

/**
 * The access token to call with. `secrets.accessToken` ends at `secrets.accessEndsAt` (an instant); a new one is
 * written down before it is used, since the vendor may take each refresh token only once.
 */
export async function freshToken(holder: Holder, now: Date, refresh: Refresh): Promise<Token> {
  const { accessToken, accessEndsAt = '' } = holder.credential.secrets;
  if (accessToken && Date.parse(accessEndsAt) - now.getTime() > EARLY_MS) return { tag: 'ok', value: accessToken };
  return renewedToken(holder, refresh);
}

/** A new token, though the old one has not ended: the vendor no longer takes it. */
export async function renewedToken(holder: Holder, refresh: Refresh): Promise<Token> {
  const { credential } = holder;
  const renewed = await refresh(credential);
  if (renewed.tag !== 'ok') return renewed;
  const next = { ...credential, secrets: { ...credential.secrets, ...renewed.value } };
  await holder.renew(next);
  return { tag: 'ok', value: next.secrets['accessToken'] ?? '' };
}

export const endsAt = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * 1_000).toISOString();
