import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountTail, Marketplace } from '@loan/shared/facts/shop';
import { isSameCompanyName } from '@loan/shared/party/company-name';
import { z } from '@loan/shared/schema';
import type { SourceIdentity } from '../../ports/source-adapter.ts';
import type { Called } from '../kit/outcome.ts';
import { pageAfter, readRows } from '../kit/read-list.ts';
import type { LianLian } from './client.ts';
import { marketplaceOf, tailOf } from './mapping.ts';
import { Account, Accounts, Holders } from './wire.ts';

/** What is kept of a user's receiving accounts: no name of anybody. */
export const Profile = z.strictObject({
  holderKind: z.enum(['company', 'personal', 'unknown']),
  accounts: z
    .array(
      z.strictObject({
        accountId: z.string(),
        marketplace: z.union([Marketplace, z.literal(NOT_OFFERED)]),
        sellerId: z.string().max(120).optional(),
        tail: AccountTail.optional(),
      }),
    )
    .max(400),
});
export type Profile = z.infer<typeof Profile>;

type Holder = z.infer<typeof Holders>['resultList'][number];
/** Names stay in here: they are compared, and only a company's is ever told. */
export type Holdings = { holders: Holder[]; accounts: Account[]; rejected: number };

const PAGE = 100;
const PAGES_MAX = 4;
const APPROVED = 2;
/** As many accounts as a source remembers; the statement of each is a call of its own. */
const ACCOUNTS_MAX = 40;

/** Everybody who holds a receiving account of this user, and the accounts. */
export async function readHoldings(lianlian: LianLian): Promise<Called<Holdings>> {
  const holders = await lianlian.call({ service: 'open', path: '/holder/query/list', body: {}, answer: Holders });
  if (holders.tag !== 'ok') return holders;
  const accounts: Account[] = [];
  let rejected = 0;
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const listed = await lianlian.call({
      service: 'collection',
      path: '/collection/v1/shop/accounts',
      query: { pageNum: String(page), pageSize: String(PAGE) },
      answer: Accounts,
    });
    if (listed.tag !== 'ok') return listed;
    const rows = readRows(Account, listed.value.list);
    accounts.push(...rows.items);
    rejected += rows.rejected;
    if (pageAfter(page, { size: PAGE, total: listed.value.total }).next === undefined) break;
  }
  return { tag: 'ok', value: { holders: holders.value.resultList, accounts, rejected } };
}

export function profileOf(holdings: Holdings): Profile {
  return Profile.parse({
    holderKind: kindOf(holdings),
    accounts: holdings.accounts.map(({ accountId, platform, sellerId, virtualCardNo }) => {
      const tail = tailOf(virtualCardNo);
      return {
        accountId,
        marketplace: marketplaceOf(platform),
        ...(sellerId && sellerId.length <= 120 ? { sellerId } : {}),
        ...(tail ? { tail } : {}),
      };
    }),
  });
}

export function identityOf(holdings: Holdings): SourceIdentity {
  const holding = holdersOf(holdings);
  const [one, ...others] = holding;
  const company =
    one && others.every(({ holderName }) => isSameCompanyName(holderName, one.holderName)) ? one : undefined;
  const [first] = [...holding].sort((a, b) => (a.holderId < b.holderId ? -1 : 1));
  const open = holdings.accounts.filter(({ shopStatus }) => shopStatus === APPROVED);
  const accountIds = open.map(({ accountId }) => accountId).sort();
  return {
    sellerId: (company ?? first)?.holderId ?? '',
    shopName: nameOf(open),
    // A person's name is told to nobody, and of several companies none can be compared with the applicant.
    ...(company && kindOf(holdings) === 'company' ? { companyName: company.holderName } : {}),
    marketplaceIds: accountIds.slice(0, ACCOUNTS_MAX),
    suspended: false,
  };
}

/** Those with an account of their own; a holder without one moves no money. */
function holdersOf({ holders, accounts }: Holdings): Holder[] {
  const names = [...new Set(accounts.map(({ holderName }) => holderName))];
  const holding = holders.filter((holder) => names.some((name) => isSameCompanyName(name, holder.holderName)));
  return holding.length > 0 ? holding : holders;
}

/** One person among the holders is enough: that person's account takes a shop's money like any other. */
function kindOf(holdings: Holdings): Profile['holderKind'] {
  const kinds = new Set(holdersOf(holdings).map(({ holdType }) => holdType));
  if (kinds.size === 0) return 'unknown';
  return kinds.has(0) ? 'personal' : 'company';
}

function nameOf(accounts: readonly Account[]): string {
  const [name] = accounts.flatMap(({ shopName }) => (shopName ? [shopName] : []));
  if (name === undefined) return '连连国际收款账户';
  return accounts.length > 1 ? `${name.slice(0, 100)} 等 ${accounts.length} 个收款账户` : name.slice(0, 200);
}
