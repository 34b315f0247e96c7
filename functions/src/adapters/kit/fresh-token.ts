import type { PullContext, SourceCredential } from '../../ports/source-adapter.ts';
import type { Called, Setback } from './outcome.ts';

/** A token is renewed while it still has this long: a call under way must not outlive it. */
const EARLY_MS = 5 * 60_000;
type Holder = Pick<PullContext, 'credential' | 'renew'>;

/**
 * The access token to call with. `secrets.accessToken` ends at `secrets.accessEndsAt` (an instant); a new one is
 * written down before it is used, since the vendor may take each refresh token only once.
 */
export async function freshToken(
  holder: Holder,
  now: Date,
  refresh: (credential: SourceCredential) => Promise<Called<Readonly<Record<string, string>>>>,
): Promise<{ tag: 'ok'; value: string } | Setback> {
  const { credential } = holder;
  const { accessToken, accessEndsAt = '' } = credential.secrets;
  if (accessToken && Date.parse(accessEndsAt) - now.getTime() > EARLY_MS) return { tag: 'ok', value: accessToken };
  const renewed = await refresh(credential);
  if (renewed.tag !== 'ok') return renewed;
  const next = { ...credential, secrets: { ...credential.secrets, ...renewed.value } };
  await holder.renew(next);
  return { tag: 'ok', value: next.secrets['accessToken'] ?? '' };
}

export const endsAt = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * 1_000).toISOString();
