import { invariant } from '@loan/shared/invariant';
import { ok } from '@loan/shared/result';
import type { Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceAdapter } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { notAuthorised } from '../kit/answers.ts';
import { assembleGoods } from '../kit/assemble-goods.ts';
import { chineseName } from '../kit/chinese-name.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';
import type { GoodcangAccount } from './account.ts';
import { createClient } from './client.ts';
import { readAges, readArrivals, readParcels, readStock } from './steps.ts';
import { AccountList, IN_FORCE } from './wire.ts';

export type GoodcangOptions = { http: Http; account: GoodcangAccount };

const WORKS = { is: 'works' } as const;
const noShop = { is: 'notOffered', why: 'a warehouse sees goods, not the trade behind them' } as const;
const noToken = { is: 'notOffered', why: 'the keys are the seller’s own and do not end by themselves' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: noToken,
  revoke: { is: 'notOffered', why: 'the seller changes the keys in the console of GoodCang; no call of ours can' },
  orders: WORKS,
  refunds: noShop,
  payouts: noShop,
  stock: WORKS,
  ads: noShop,
  health: noShop,
  debt: noShop,
};

/** GoodCang keeps its books in Beijing time. */
const BEIJING_HOURS = 8;
const PARCEL_DAYS = 30;
/** The longest span of the stock book (最大时间跨度为31天), and how far back movement is judged. */
const BOOK_DAYS = 30;
const MOVED_DAYS = 90;
/** assumed: GoodCang publishes no quota; two calls a second. confirm: with GoodCang. */
const CALL_MS = 500;
const PAGES_A_STEP = 6;

/** GoodCang (谷仓): what lies in its overseas warehouses, and the parcels that left them. */
export function createGoodcang({ http, account }: GoodcangOptions): SourceAdapter<'goods'> {
  return {
    kind: 'goods',
    cells: CELLS,
    connect: async ({ region, typed }) => ok({ region, sellerId: '', secrets: typed }),

    async describe(credential) {
      const goodcang = createClient(http, account.hosts.api, credential);
      const accounts = await goodcang.call('/base_data/get_account_list', {}, AccountList);
      if (accounts.tag !== 'ok') return notAuthorised(accounts);
      const { customer_code: customer, account_list: firms } = accounts.value.data;
      const names = new Set(
        firms.flatMap(({ firm_name: name, firm_status: state }) => (name && state === IN_FORCE ? [name] : [])),
      );
      return ok({
        sellerId: customer,
        shopName: `谷仓 ${customer}`,
        // Of several companies that signed, none can be compared with the applicant.
        ...(names.size === 1 ? chineseName([...names][0]) : {}),
        marketplaceIds: [customer],
        suspended: false,
      });
    },

    plan: (_, asOf) => planPull(asOf),
    essential: ['stock'],
    advance(step, context) {
      const tools = { goodcang: createClient(http, account.hosts.api, context.credential), step, context };
      if (step.kind === 'parcels') return readParcels(tools);
      if (step.kind === 'flows') return readArrivals(tools);
      invariant(step.kind === 'stock', 'createGoodcang: a step of its own plan');
      return step.id === AGES ? readAges(tools) : readStock(tools);
    },
    assemble: (identity, steps, results, asOf) => assembleGoods('goodcang', { identity, steps, results, asOf }),
    estimateMs: (steps) => steps.length * PAGES_A_STEP * CALL_MS,
  };
}

const AGES = 'stock:ages';

function planPull(asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf, BEIJING_HOURS);
  return [
    { id: 'stock', kind: 'stock' },
    { id: AGES, kind: 'stock' },
    ...windowsBack('parcels', end, { days: PARCEL_DAYS }),
    ...windowsBack('flows', end, { days: BOOK_DAYS, historyDays: MOVED_DAYS }),
  ];
}
