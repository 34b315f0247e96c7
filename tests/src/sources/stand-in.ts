import { describe, expect, it } from '@jest/globals';
import { createHttp } from '@loan/functions/adapters/http/http';
import { decimalText } from '@loan/functions/ingest/currencies';
import type { Cell, PullStep, SourceAdapter, StepOutcome } from '@loan/functions/ports/source-adapter';
import { pullRun } from '@loan/functions/testing/pull-run';
import type { Pace } from '@loan/sandbox/kernel/world';
import { createTestSandbox } from '@loan/sandbox/testing/sandbox';
import type { Sale, Shop } from '@loan/sandbox/trade/trade-types';
import { createWorldTrade } from '@loan/sandbox/trade/world-trade';
import { settlementLeg } from '@loan/shared/cross-check/settlement-leg';
import { isOffered } from '@loan/shared/facts/offered';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import type { SourceKind } from '@loan/shared/source/vendors';
import { instantOf } from '@loan/shared/time/instant';

export type Json = Record<string, unknown>;
/** Stands between the adapter and the stand-in; `forward` lets the request through. */
export type Between = (url: URL, forward: () => Promise<Response>) => Promise<Response>;

/** Under the published pace a full pull of fifteen months is waited for, by the clock of the test. */
export function createStandIn(pace: Pace = 'instant') {
  const sandbox = createTestSandbox({ pace });
  const between: Between[] = [];
  const calls: URL[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    calls.push(url);
    const inner = new URL(url.pathname.replace(/^\/sandbox/, '') + url.search, url.origin);
    const forward = async () => sandbox.app.request(inner.toString(), init ?? {});
    return between.reduce<() => Promise<Response>>((next, one) => () => one(url, next), forward)();
  };
  return {
    ...sandbox,
    url: 'http://127.0.0.1:8080/sandbox',
    http: createHttp({ fetch }),
    calls,
    trade: createWorldTrade(sandbox.world),
    standBetween: (one: Between) => void between.push(one),
  };
}
export type StandIn = ReturnType<typeof createStandIn>;

/** Connected, described and ready to be read, as the seller would have it. */
export async function connected<K extends SourceKind = 'shop'>(
  { clock }: StandIn,
  adapter: SourceAdapter<K>,
  ask: Parameters<SourceAdapter['connect']>[0],
) {
  const credential = await adapter.connect(ask);
  if (!credential.ok) throw new Error(`not connected: ${JSON.stringify(credential.error)}`);
  const identity = await adapter.describe(credential.value);
  if (!identity.ok) throw new Error(`not described: ${JSON.stringify(identity.error)}`);
  const account = { credential: credential.value, identity: identity.value, asOf: instantOf(clock.now()) };
  return { ...account, run: pullRun(adapter, account, (ms) => clock.forward(ms)) };
}

/** Says yes or no on the page a link leads to, as a person would; gives what the adapter reads of the redirect. */
export async function decideAt(
  { app }: StandIn,
  adapter: Pick<SourceAdapter, 'link'>,
  form: { shop: string; decision: 'allow' | 'cancel' },
) {
  const page = adapter.link?.urlFor({ region: 'global', state: 'one-time', typed: {} }) ?? '';
  const body = new URLSearchParams(form);
  const answer = await app.request(page.replace('/sandbox', ''), { method: 'POST', body });
  const back = new URL(answer.headers.get('location') ?? 'about:blank');
  return adapter.link?.readAnswer(Object.fromEntries(back.searchParams));
}

const DAY_MS = 86_400_000;
const startOf = (day: string, offsetHours: number) => Date.parse(`${day}T00:00:00Z`) - offsetHours * 3_600_000;

/** Every sale of the days a source covered, in the time its marketplace counts in. */
export function salesOf({ trade }: StandIn, shop: Shop, { from, to }: ShopFacts['coverage'], offsetHours = 0): Sale[] {
  return [...trade.sales(shop, startOf(from, offsetHours), startOf(to, offsetHours) + DAY_MS)];
}

const moneyOf = ({ decimals }: Shop, minor: number) => decimalText(minor, decimals);

/** Months added up by hand from the trade: the oracle of what an adapter says was sold. */
export function monthsByHand(shop: Shop, sales: readonly Sale[], offsetHours = 0) {
  const months = new Map<string, { orders: number; cancelled: number; units: number; minor: number }>();
  for (const { at, cancelled, lines, total } of sales) {
    const month = new Date(at + offsetHours * 3_600_000).toISOString().slice(0, 7);
    const sum = months.get(month) ?? { orders: 0, cancelled: 0, units: 0, minor: 0 };
    months.set(month, sum);
    sum[cancelled ? 'cancelled' : 'orders'] += 1;
    if (cancelled) continue;
    sum.units += lines.reduce((units, { quantity }) => units + quantity, 0);
    sum.minor += total;
  }
  return [...months].sort().map(([month, { minor, ...counts }]) => ({
    month,
    currency: shop.currency,
    ...counts,
    gmv: moneyOf(shop, minor),
  }));
}

/** What went back to buyers in the days covered, by the month it was booked in. */
export function refundsByHand({ trade }: StandIn, shop: Shop, { from, to }: ShopFacts['coverage'], offsetHours = 0) {
  const months = new Map<string, number>();
  for (const { refund } of trade.refunds(shop, startOf(from, offsetHours), startOf(to, offsetHours) + DAY_MS)) {
    if (!refund) continue;
    const month = new Date(refund.at + offsetHours * 3_600_000).toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + refund.amount);
  }
  return new Map([...months].map(([month, minor]) => [month, moneyOf(shop, minor)]));
}

/** Transfers of the trade that were made, of the days covered by one of their dates: when the period closed, or when it was paid. */
export function payoutsByHand(
  { trade, clock }: StandIn,
  shop: Shop,
  { coverage: { from, to }, by }: { coverage: ShopFacts['coverage']; by: 'closedOn' | 'paidOn' },
) {
  return trade
    .payouts(shop, startOf(from, 0) - 120 * DAY_MS, clock.now().getTime())
    .filter(({ paidAt, net }) => paidAt !== undefined && paidAt <= clock.now().getTime() && net > 0)
    .map(({ paidAt = 0, net, to: closed }) => ({
      paidOn: new Date(paidAt).toISOString().slice(0, 10),
      closedOn: new Date(closed).toISOString().slice(0, 10),
      amount: moneyOf(shop, net),
    }))
    .filter((payout) => payout[by] >= from && payout[by] <= to);
}

/** All that was kept, in hundredths. */
export const feesOf = ({ fees }: ShopFacts): number =>
  (fees === 'notOffered' ? [] : fees).reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);

/** What the marketplace tells adds up: its payouts are its sales less all it says it kept, but for a share it may owe. */
export function expectSettled(facts: ShopFacts): void {
  const { crossCheck: policy, referenceRates: rates, fraud } = dataLoan202611;
  const leg = settlementLeg(facts, { policy, rates });
  const ads = isOffered(facts.adSpend12m) ? facts.adSpend12m : [];
  const kept = ads.reduce((sum, { amount }) => sum + Number(amount), 0);
  const sold = facts.months.slice(-12).reduce((sum, { gmv }) => sum + Number(gmv), 0);
  expect((leg?.matchPpm ?? 0) / 1_000_000 + kept / sold).toBeGreaterThan(1 - fraud.maxPayoutGapPpm / 1_000_000);
}

/** Refuses everything on a path as the vendor does, until an hour has gone by. */
function closeForAnHour(standIn: StandIn, path: RegExp, vendor: string): void {
  const until = standIn.clock.now().getTime() + 3_600_000;
  standIn.standBetween((url, forward) => {
    const closed = path.test(url.pathname) && standIn.clock.now().getTime() < until;
    if (closed) standIn.world.faults.add({ vendor, kind: 'quota', times: 1 });
    return forward();
  });
}

/** The second page asked for on a path is the first one again; so is what it says of the page after. */
function serveTwice(standIn: StandIn, path: RegExp): void {
  let served: Response | undefined;
  let again = 0;
  standIn.standBetween(async (url, forward) => {
    if (!path.test(url.pathname)) return forward();
    if (served && again === 0) {
      again += 1;
      return served;
    }
    const answer = await forward();
    served ??= answer.clone();
    return answer;
  });
}

/** Orders sold and cancelled in what is left of a window. */
export function countsOf(outcome: StepOutcome): [sold: number, cancelled: number] {
  if (outcome.tag !== 'done') throw new Error(`not read: ${outcome.tag}`);
  const { months } = outcome.result.reduction as { months: { orders: number; cancelled: number }[] };
  return months.reduce<[number, number]>(([sold, gone], one) => [sold + one.orders, gone + one.cancelled], [0, 0]);
}

type BadDay = {
  /** Its name in the sandbox. */
  vendor: string;
  ordersPath: RegExp;
  reading(): Promise<Reading>;
  /** What is read, in the word of the table. */
  cell?: Cell;
};
type Run = Pick<ReturnType<typeof pullRun>, 'advance' | 'finish'>;
type Reading = { standIn: StandIn; run: Run; orders: PullStep };

/** What may happen to anybody while a window of orders is read: it ends right and loses nothing. */
export function describeBadDays({ vendor, ordersPath, reading, cell = 'orders' }: BadDay): void {
  describe(`a bad day of ${vendor}`, () => {
    it(`[${cell}] that answers 429 for an hour is waited out, and nothing is lost`, async () => {
      const { run, orders, standIn } = await reading();
      const before = await run.finish(orders);
      closeForAnHour(standIn, ordersPath, vendor);
      const asked = standIn.calls.length;
      expect((await run.finish(orders)).outcome).toEqual(before.outcome);
      expect(standIn.calls.length - asked).toBeLessThan(500);
      expect(before.outcome.tag).toBe('done');
    });

    it(`[${cell}] that serves a page twice counts it once`, async () => {
      const { run, orders, standIn } = await reading();
      const before = await run.finish(orders);
      serveTwice(standIn, ordersPath);
      const served = await run.finish(orders);
      // Where a list goes by its place, a page of another place is no answer, and is asked for again.
      const { outcome } = served.outcome.tag === 'unknown' ? await run.finish(orders) : served;
      expect(outcome).toEqual(before.outcome);
    });

    it(`[${cell}] that falls silent in the middle is asked again`, async () => {
      const { run, orders, standIn } = await reading();
      const before = await run.finish(orders);
      standIn.world.faults.add({ vendor, kind: 'error500', times: 2 });
      expect([(await run.advance(orders)).tag, (await run.advance(orders)).tag]).toEqual(['unknown', 'unknown']);
      expect((await run.finish(orders)).outcome).toEqual(before.outcome);
    });
  });
}

/** Changes the body of every answer on a path; `times` counts from 1. */
export function rewrite(standIn: StandIn, path: RegExp, change: (body: Json, times: number) => Json): void {
  let times = 0;
  standIn.standBetween(async (url, forward) => {
    const answer = await forward();
    if (!path.test(url.pathname)) return answer;
    times += 1;
    const body = (await answer.json()) as Json;
    return Response.json(change(body, times), { status: answer.status });
  });
}
