import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { SecondView } from '@loan/shared/facts/second-view';
import { invariant } from '@loan/shared/invariant';
import { ok } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { addDays, shanghaiDay } from '@loan/shared/time/instant';
import type { SourceAdapter, SourceCredential, StepOutcome } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { notAuthorised, readAs } from '../kit/answers.ts';
import { type Called, setback, waitMsOf } from '../kit/outcome.ts';
import { type Pulled, reductionsOf } from '../kit/pulled.ts';
import type { DowsureAccount } from './account.ts';
import { Scores, scoresOf, View, viewOf } from './mapping.ts';
import { Envelope, ShopData, ShopScores } from './wire.ts';

export type DowsureOptions = { http: Http; account: DowsureAccount };

const byShop = { is: 'notOffered', why: 'Dowsure tells ranges and scores of shops, never their rows' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: { is: 'assumed', confirm: 'with Dowsure: host, signing and the unified response' },
  refresh: { is: 'notOffered', why: 'the token is ours; a seller gives permission at Dowsure' },
  revoke: { is: 'notOffered', why: 'the seller withdraws at Dowsure' },
  orders: byShop,
  refunds: byShop,
  payouts: { is: 'assumed', confirm: 'with Dowsure: the names of all disbursement ranges (C06)' },
  stock: byShop,
  ads: byShop,
  health: { is: 'assumed', confirm: 'with Dowsure: the scale of its scores (C19, C23)' },
  debt: byShop,
};

const LIMITS = { timeoutMs: 20_000, maxBytes: 1024 * 1024 };
const CALL_MS = 1_000;
const VIEW_DAYS = 365;

/** Dowsure (豆沙包): a second, independent view of the same shops, as ranges and scores. */
export function createDowsure(options: DowsureOptions): SourceAdapter<'secondView'> {
  return {
    kind: 'secondView',
    cells: CELLS,
    connect: async ({ region, typed: { applicationCode = '' } }) =>
      ok({ region, sellerId: applicationCode, secrets: {} }),

    async describe(credential) {
      const shown = await get(options, credential, '/v1/seller/shop-data', ShopData);
      if (shown.tag !== 'ok') return notAuthorised(shown);
      const { sellerId } = credential;
      const shopName = `豆沙包 ${sellerId}（${shown.value.shopCount} 个店铺）`;
      return ok({ sellerId, shopName, marketplaceIds: [sellerId.slice(0, 40)], suspended: false });
    },

    plan: () => [
      { id: 'profile', kind: 'profile' },
      { id: 'health', kind: 'health' },
    ],
    essential: ['profile'],
    async advance(step, { credential }) {
      if (step.kind === 'profile')
        return doneOf(await get(options, credential, '/v1/seller/shop-data', ShopData), viewOf);
      invariant(step.kind === 'health', 'createDowsure: a step of its own plan');
      return doneOf(await get(options, credential, '/v1/seller/shop-score', ShopScores), scoresOf);
    },
    assemble: (identity, steps, results, asOf) => assemble({ identity, steps, results, asOf }),
    estimateMs: (steps) => steps.length * CALL_MS,
  };
}

async function get<T>(
  { http, account }: DowsureOptions,
  { sellerId }: SourceCredential,
  path: string,
  answer: z.ZodType<T>,
): Promise<Called<T>> {
  const url = `${account.hosts.api}${path}?${new URLSearchParams({ applicationCode: sellerId }).toString()}`;
  const headers = { appid: account.appId, authorization: `Bearer ${account.token}` };
  const called = await http.call({ method: 'GET', url, headers }, LIMITS);
  if (called.tag === 'unknown') return called;
  const { status } = called;
  if (status === 429) return { tag: 'quota', waitMs: waitMsOf(called.headers['retry-after']) };
  // assumed: 401 is our own token, 403 an application whose seller has withdrawn; confirm: with Dowsure.
  if (status === 403) return { tag: 'authorisationEnded' };
  if (status === 401 || status >= 500) return { tag: 'unknown', cause: `${path}: status ${status}` };
  const envelope = readAs(Envelope, called.json(), path);
  if (envelope.tag !== 'ok') return envelope;
  const { code, data } = envelope.value;
  return code === 0 || code === 200 ? readAs(answer, data, path) : { tag: 'refused', code: String(code) };
}

function doneOf<T>(called: Called<T>, reduce: (value: T) => unknown): StepOutcome {
  if (called.tag !== 'ok') return setback(called);
  return { tag: 'done', result: { reduction: reduce(called.value), rowsRead: 1, rowsRejected: 0, rejected: [] } };
}

function assemble(pulled: Pulled): SecondView {
  const [view] = reductionsOf(pulled, 'profile', View);
  invariant(view !== undefined, 'assemble: a pull without its essential step is not put together');
  const [scores] = reductionsOf(pulled, 'health', Scores);
  const to = addDays(shanghaiDay(pulled.asOf), -1);
  return SecondView.parse({
    provider: 'dowsure',
    accountId: pulled.identity.sellerId,
    verified: true,
    coverage: { from: addDays(to, 1 - VIEW_DAYS), to, missingDays: 0 },
    ...view,
    scores: scores?.scores ?? NOT_OFFERED,
    sourceHashes: [],
  });
}
