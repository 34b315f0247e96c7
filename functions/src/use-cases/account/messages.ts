import type { messages as contract } from '@loan/shared/api/account';
import { ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { Instant } from '@loan/shared/time/instant';
import type { Deps } from '../deps.ts';

type Messages = z.infer<typeof contract.response>;
const MOST = 100;

export async function messages(deps: Deps, userId: string): Promise<Result<Messages, never>> {
  const readUpTo = await readAt(deps, userId);
  const items = await deps.ledger.list('messages', userId, { limit: MOST, newestFirst: true });
  return ok({
    messages: items.map(({ key, item }) => ({ id: key, ...item, read: readUpTo !== undefined && item.at <= readUpTo })),
  });
}

export async function unreadCount(deps: Deps, userId: string): Promise<number> {
  const all = await messages(deps, userId);
  return all.ok ? all.value.messages.filter(({ read }) => !read).length : 0;
}

const readAt = async ({ ledger }: Deps, userId: string) => (await ledger.record('user', userId))?.value.messagesReadAt;

/** Best effort: a race with another device leaves a message unread, which costs nothing. */
export async function markMessagesRead(
  { ledger }: Deps,
  userId: string,
  { upTo }: { upTo: Instant },
): Promise<Result<Record<string, never>, never>> {
  const found = await ledger.record('user', userId);
  if (found)
    await ledger.commit({
      records: [{ kind: 'user', key: userId, value: { ...found.value, messagesReadAt: upTo }, expect: found.version }],
    });
  return ok({});
}

/** WeChat lets one message through for each acceptance: they are counted here so that none is sent in vain. */
export async function recordSubscriptions(
  { ledger }: Deps,
  userId: string,
  { accepted }: { accepted: string[] },
): Promise<Result<Record<string, never>, never>> {
  const found = await ledger.record('subscriptions', userId);
  const counts = { ...found?.value.accepted };
  for (const templateId of accepted) counts[templateId] = Math.min(20, (counts[templateId] ?? 0) + 1);
  await ledger.commit({
    records: [{ kind: 'subscriptions', key: userId, value: { accepted: counts }, expect: found?.version ?? 'new' }],
  });
  return ok({});
}
