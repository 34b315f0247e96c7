import { MoneyFacts } from '@loan/shared/facts/money';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { invariant } from '@loan/shared/invariant';
import { ok } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { Instant } from '@loan/shared/time/instant';
import type {
  PullContext,
  PullStep,
  SourceAdapter,
  SourceCredential,
  StepOutcome,
} from '../../ports/source-adapter.ts';
import { notAuthorised } from '../kit/answers.ts';
import { holderOf } from '../kit/fresh-token.ts';
import { justConnected } from '../kit/just-connected.ts';
import { newestOf } from '../kit/newest.ts';
import type { Called } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { coverageBy, type Pulled, reductionsOf, rejectedRowsOf, sourceHashesOf } from '../kit/pulled.ts';
import { pageAfter, readList, readRows } from '../kit/read-list.ts';
import { lastMidnight, secondsOf, windowsBack } from '../kit/windows.ts';
import { createClient, grant, type PingPong, type PingPongTools } from './client.ts';
import { Credit, creditOf, TakenOut, takenOutOf } from './mapping.ts';
import { Balances, Listed, Transaction } from './wire.ts';

export type PingPongOptions = PingPongTools & { redirectUri: string };

const noShop = { is: 'notOffered', why: 'a payment company sees money, not the trade behind it' } as const;
const token = { is: 'assumed', confirm: 'with PingPong: the authorisation page and the token endpoint' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: token,
  refresh: token,
  revoke: { is: 'notOffered', why: 'the user ends it at PingPong; no call of ours is known' },
  orders: noShop,
  refunds: noShop,
  payouts: { is: 'assumed', confirm: 'with PingPong: the time of a transaction and the words of its status' },
  stock: noShop,
  ads: noShop,
  health: noShop,
  debt: { is: 'notOffered', why: 'no type of transaction of PingPong names a loan' },
};

const BEIJING_HOURS = 8;
/** What is left of a window is kept as one small text, whatever a seller of a dozen shops receives. */
const WINDOW_DAYS = 30;
const PAGE_SIZE = 200;
const PAGES_MAX = 200;
/** assumed: PingPong publishes no quota; one call in half a second. confirm: with PingPong. */
const CALL_MS = 500;

/** PingPong: what a user's payers sent, and what the user took out. Whose the account is, PingPong does not tell us. */
export function createPingPong(options: PingPongOptions): SourceAdapter<'money'> {
  const { account, now, redirectUri } = options;
  const refresh = async ({ secrets }: SourceCredential): Promise<Called<Readonly<Record<string, string>>>> => {
    const { refreshToken = '' } = secrets;
    const granted = await grant(options, { grant_type: 'refresh_token', refresh_token: refreshToken });
    return granted.tag === 'ok' ? { tag: 'ok', value: granted.value.secrets } : granted;
  };

  return {
    kind: 'money',
    cells: CELLS,
    link: {
      urlFor({ state }) {
        const query = { response_type: 'code', app_id: account.appId, redirect_uri: redirectUri, state };
        return `${account.hosts.authorise}?${new URLSearchParams(query).toString()}`;
      },
      readAnswer: ({ state = '', code, error }) => (code && !error ? { state, grant: { code } } : { state }),
    },

    async connect({ region, grant: { code = '' } }) {
      const granted = await grant(options, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
      if (granted.tag !== 'ok') return notAuthorised(granted);
      return ok({ region, sellerId: granted.value.openId, secrets: granted.value.secrets });
    },

    async describe(credential) {
      const { sellerId } = credential;
      const asked = { method: 'GET', path: '/v3/b2b/account/balance/all', params: { open_id: sellerId } } as const;
      const balances = await createClient(options, justConnected(credential, now)).call(asked, Balances);
      if (balances.tag !== 'ok') return notAuthorised(balances);
      const currencies = balances.value.map(({ currency }) => currency).sort();
      const shopName =
        currencies.length === 0 ? 'PingPong 账户' : `PingPong 账户（${currencies.slice(0, 8).join('、')}）`;
      return ok({ sellerId, shopName, marketplaceIds: [sellerId], suspended: false });
    },

    plan(_, asOf) {
      const end = lastMidnight(asOf, BEIJING_HOURS);
      return [
        ...windowsBack('inflows', end, { days: WINDOW_DAYS }),
        ...windowsBack('withdrawals', end, { days: WINDOW_DAYS }),
      ];
    },
    essential: ['inflows'],
    advance(step, context) {
      const pingpong = createClient(options, { holder: holderOf(context), now, refresh });
      if (step.kind === 'inflows') return readInflows({ pingpong, step, context });
      invariant(step.kind === 'withdrawals', 'createPingPong: a step of its own plan');
      return readWithdrawals({ pingpong, step, context });
    },
    assemble: (identity, steps, results, asOf) => assemble({ identity, steps, results, asOf }),
    estimateMs: (steps) => steps.length * CALL_MS,
  };
}

type StepTools = { pingpong: PingPong; step: PullStep; context: PullContext };

const readInflows = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: Credit,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor) => pageOf(tools, { queryType: 'INBOUND_ORDER', cursor, map: creditOf }),
    reduce: (credits) => ({ credits }),
  });

const readWithdrawals = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: TakenOut,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor) => pageOf(tools, { queryType: 'OUTBOUND_ORDER', cursor, map: takenOutOf }),
    reduce: (withdrawals) => ({ withdrawals }),
  });

type Listing<T> = { queryType: string; cursor: string | undefined; map(row: Transaction): T | undefined };

/** Times are seconds, as in PingPong's example. assumed: both ends count; confirm: with PingPong. */
async function pageOf<T>({ pingpong, step, context }: StepTools, listing: Listing<T>): Promise<Called<Page<T>>> {
  const page = Number(listing.cursor ?? '1');
  const params = {
    open_id: context.identity.sellerId,
    query_type: listing.queryType,
    page_no: page,
    page_size: PAGE_SIZE,
    start_time: secondsOf(step.from as Instant),
    end_time: secondsOf(step.to as Instant) - 1,
  };
  const asked = { method: 'POST', path: '/v3/b2b/financial/transactions', params } as const;
  const listed = await pingpong.call(asked, Listed);
  if (listed.tag !== 'ok') return listed;
  const { items, rejected } = readRows(Transaction, listed.value.records);
  const mapped = items.flatMap((row) => listing.map(row) ?? []);
  return {
    tag: 'ok',
    value: { items: mapped, rejected, ...pageAfter(page, { size: PAGE_SIZE, total: listed.value.total }) },
  };
}

const Credits = z.strictObject({ credits: z.array(Credit) });
const Withdrawals = z.strictObject({ withdrawals: z.array(TakenOut) });
const INFLOWS_MAX = 1_500;
const WITHDRAWALS_MAX = 600;

function assemble(pulled: Pulled): MoneyFacts {
  const credits = reductionsOf(pulled, 'inflows', Credits).flatMap((one) => one.credits);
  const withdrawals = reductionsOf(pulled, 'withdrawals', Withdrawals);
  const came = newestOf(credits, { max: INFLOWS_MAX, coverage: coverageBy(pulled, 'inflows') });
  return MoneyFacts.parse({
    provider: 'pingpong',
    accountId: pulled.identity.sellerId,
    verified: true,
    holder: { kind: 'unknown', matchesApplicant: NOT_OFFERED },
    accountTails: [],
    coverage: came.coverage,
    inflows: came.rows.map(({ id: _, ...inflow }) => inflow),
    withdrawals:
      withdrawals.length === 0
        ? NOT_OFFERED
        : newest(withdrawals.flatMap((one) => one.withdrawals)).slice(0, WITHDRAWALS_MAX),
    charged: NOT_OFFERED,
    payouts: NOT_OFFERED,
    externalDebts: NOT_OFFERED,
    rejectedRows: rejectedRowsOf(pulled),
    sourceHashes: sourceHashesOf(pulled),
  });
}

const newest = <T extends { id: string; on: string }>(rows: readonly T[]): Omit<T, 'id'>[] =>
  [...rows].sort((a, b) => (a.on > b.on ? -1 : 1)).map(({ id: _, ...row }) => row);
