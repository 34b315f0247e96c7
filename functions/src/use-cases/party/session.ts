import { maskPhone } from '@loan/shared/party/mask';
import { err, ok, type Result } from '@loan/shared/result';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { WechatError } from '../../ports/wechat.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';

/** A week: long enough that a returning seller is not asked again, and WeChat asks nothing of the person anyway. */
const SESSION_MS = 7 * 86_400_000;

type Session = { token: string; expiresAt: Instant; userId: string; phoneMasked?: string };

/** Logs in with WeChat's one-time code. The same WeChat is always the same user. */
export async function openSession(deps: Deps, { code }: { code: string }): Promise<Result<Session, WechatError>> {
  const wechat = await deps.wechat.login(code);
  if (!wechat.ok) return wechat;
  const userId = await userOf(deps, wechat.value.openId);
  const token = deps.newSecret();
  const expiresAt = addMs(deps.now(), SESSION_MS);
  await deps.ledger.commit({
    // Only the hash is kept: a copy of the table opens no session.
    records: [{ kind: 'session', key: sha256(token), value: { userId, expiresAt }, expect: 'new', expiresAt }],
  });
  const phone = await phoneOf(deps, userId);
  return ok({ token, expiresAt, userId, ...(phone ? { phoneMasked: maskPhone(phone) } : {}) });
}

async function userOf(deps: Deps, openId: string): Promise<string> {
  const key = await deps.keyring.fingerprint(openId, 'wechat');
  const known = await deps.ledger.record('wechat', key);
  if (known) return known.value.userId;
  const userId = deps.newId();
  const sealed = await deps.keyring.seal(openId, `user:${userId}:openId`);
  const written = await deps.ledger.commit({
    records: [
      { kind: 'wechat', key, value: { userId }, expect: 'new' },
      { kind: 'user', key: userId, value: { id: userId, openId: sealed, createdAt: deps.now() }, expect: 'new' },
    ],
  });
  // The same person's two phones logging in at once: the first one made the user.
  return written.ok ? userId : userOf(deps, openId);
}

export async function phoneOf(deps: Pick<Deps, 'ledger' | 'keyring'>, userId: string): Promise<string | undefined> {
  const found = await deps.ledger.record('user', userId);
  return found?.value.phone && deps.keyring.open(found.value.phone, `user:${userId}:phone`);
}

/** Who is calling, or nobody. */
export async function authenticate(deps: Pick<Deps, 'ledger' | 'now'>, token: string): Promise<string | undefined> {
  const session = await deps.ledger.record('session', sha256(token));
  return session && session.value.expiresAt > deps.now() ? session.value.userId : undefined;
}

export async function bindPhone(
  deps: Deps,
  userId: string,
  { code }: { code: string },
): Promise<Result<{ phoneMasked: string }, WechatError | { tag: 'Busy' }>> {
  const answer = await deps.wechat.phoneNumber(code);
  if (!answer.ok) return answer;
  const found = await deps.ledger.record('user', userId);
  if (!found) return err({ tag: 'Busy' });
  const phone = await deps.keyring.seal(answer.value.phone, `user:${userId}:phone`);
  const written = await deps.ledger.commit({
    records: [{ kind: 'user', key: userId, value: { ...found.value, phone }, expect: found.version }],
  });
  return written.ok ? ok({ phoneMasked: maskPhone(answer.value.phone) }) : err({ tag: 'Busy' });
}

export async function closeSession(deps: Pick<Deps, 'ledger'>, token: string): Promise<void> {
  await deps.ledger.commit({ records: [{ kind: 'session', key: sha256(token), delete: true }] });
}
