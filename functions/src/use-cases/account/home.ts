import type { home as contract } from '@loan/shared/api/session';
import { maskPhone } from '@loan/shared/party/mask';
import { ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { rolesOf } from '../application/access.ts';
import type { Deps } from '../deps.ts';
import { phoneOf } from '../party/session.ts';
import { unreadCount } from './messages.ts';

type Home = z.infer<typeof contract.response>;
const MOST_APPLICATIONS = 50;

/** What a person has under way, wherever it was begun. */
export async function home(deps: Deps, userId: string): Promise<Result<Home, never>> {
  const items = await deps.ledger.list('applications', userId, { limit: MOST_APPLICATIONS, newestFirst: true });
  const applications = await Promise.all(items.map(({ item }) => summary(deps, userId, item)));
  const phone = await phoneOf(deps, userId);
  return ok({
    userId,
    applications: applications.flatMap((one) => (one ? [one] : [])),
    unreadMessages: await unreadCount(deps, userId),
    ...(phone ? { phoneMasked: maskPhone(phone) } : {}),
  });
}

type Item = Awaited<ReturnType<Deps['ledger']['list']>>[number]['item'];

async function summary(
  { ledger }: Deps,
  userId: string,
  item: Item,
): Promise<Home['applications'][number] | undefined> {
  if (!('role' in item)) return undefined;
  const found = await ledger.find('application', item.applicationId);
  // Someone who was replaced keeps the item in their list and sees nothing of the application any more.
  if (!found || !rolesOf(found.state, userId).includes(item.role)) return undefined;
  const { state } = found;
  const companyId = 'companyId' in state ? state.companyId : undefined;
  const company = companyId ? await ledger.record('company', companyId) : undefined;
  const limitFen = 'offer' in state && state.offer ? state.offer.limitFen : undefined;
  return {
    id: state.id,
    status: state.status,
    role: item.role,
    createdAt: item.createdAt,
    ...(company ? { companyName: company.value.name } : {}),
    // A co-borrower's list shows no sum before they have opened the application.
    ...(limitFen !== undefined && item.role === 'applicant' ? { limitFen } : {}),
  };
}
