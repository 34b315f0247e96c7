import { amountText } from '../kernel/amount.ts';
import type { AdDay, WorldTrade } from '../trade/trade-types.ts';
import type { AdAccount } from './accounts.ts';
import { type GraphProblem, wrongParameter } from './problems.ts';

const DAY_MS = 86_400_000;
/** Meta keeps 37 months of insights. */
const KEPT_MONTHS = 37;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Span = { since: string; until: string };
type Sum = Omit<AdDay, 'day'>;

export type InsightsQuery = Readonly<Record<string, string>>;
export type InsightsRow = Readonly<Record<string, unknown>>;

/** One row for each step of the time range in which anything was delivered, earliest first. */
export function readInsights(
  { trade, now }: { trade: WorldTrade; now: number },
  account: AdAccount,
  query: InsightsQuery,
): InsightsRow[] | GraphProblem {
  const fields = (query['fields'] ?? 'impressions,spend').split(',').filter((name) => name !== '');
  const unknown = fields.find((name) => !(name in FIELDS));
  if (unknown) return wrongParameter(`${unknown} is not valid for fields param.`);
  if ((query['level'] ?? 'account') !== 'account') {
    // assumed: the sandbox's ad accounts are read as a whole; campaigns below them are not told. confirm: n/a.
    return wrongParameter('level must be account in this sandbox.');
  }
  const span = readSpan(query, now);
  if ('code' in span) return span;
  const steps = splitSpan(span, query['time_increment'] ?? 'all_days');
  if ('code' in steps) return steps;
  const from = Date.parse(span.since);
  const days = trade.ads(account.shop, from, Math.min(now, Date.parse(span.until) + DAY_MS));
  return steps.flatMap((step) => {
    const inStep = days.filter(({ day, impressions }) => day >= step.since && day <= step.until && impressions > 0);
    if (inStep.length === 0) return [];
    const sum = inStep.reduce(add);
    const told = fields.map((name) => [name, FIELDS[name]?.(sum, account)] as const);
    return [{ ...Object.fromEntries(told), date_start: step.since, date_stop: step.until }];
  });
}

const add = (a: AdDay, b: AdDay): AdDay => ({
  day: a.day,
  spend: a.spend + b.spend,
  attributedSales: a.attributedSales + b.attributedSales,
  clicks: a.clicks + b.clicks,
  impressions: a.impressions + b.impressions,
});

const money = (minor: number, { shop }: AdAccount): string => amountText(minor, shop.decimals);
const ratio = (part: number, whole: number): string => (whole === 0 ? '0' : (part / whole).toFixed(6));

/** Every figure of Insights is text. */
const FIELDS: Readonly<Record<string, (sum: Sum, account: AdAccount) => unknown>> = {
  account_id: (_, { id }) => id,
  account_name: (_, { shop }) => shop.shopName,
  account_currency: (_, { shop }) => shop.currency,
  spend: ({ spend }, account) => money(spend, account),
  impressions: ({ impressions }) => String(impressions),
  clicks: ({ clicks }) => String(clicks),
  ctr: ({ clicks, impressions }) => ratio(clicks * 100, impressions),
  cpc: ({ spend, clicks }, { shop }) => ratio(spend / 10 ** shop.decimals, clicks),
  actions: ({ clicks }) => [{ action_type: 'link_click', value: String(clicks) }],
  action_values: ({ attributedSales }, account) => [
    { action_type: 'purchase', value: money(attributedSales, account) },
    { action_type: 'omni_purchase', value: money(attributedSales, account) },
  ],
  purchase_roas: ({ attributedSales, spend }) => [
    { action_type: 'omni_purchase', value: ratio(attributedSales, spend) },
  ],
  date_start: () => undefined,
  date_stop: () => undefined,
};

function readSpan(query: InsightsQuery, now: number): Span | GraphProblem {
  const today = dayOf(now);
  const range = query['time_range'];
  if (range === undefined) return readPreset(query['date_preset'] ?? 'last_30d', now);
  const { since, until } = readRange(range);
  if (!isDay(since) || !isDay(until)) return wrongParameter('time_range must hold since and until as YYYY-MM-DD.');
  if (since > until) return wrongParameter('Time range is invalid: since must not be after until.');
  if (since < monthsBefore(now, KEPT_MONTHS)) {
    return {
      message: '(#3018) The start date of the time range cannot be beyond 37 months from the current date',
      type: 'OAuthException',
      code: 3018,
    };
  }
  // Days still to come have delivered nothing.
  return { since, until: [until, today].sort()[0] ?? until };
}

function readRange(text: string): { since?: unknown; until?: unknown } {
  try {
    return (JSON.parse(text) ?? {}) as { since?: unknown; until?: unknown };
  } catch {
    // Not JSON: the same as a range without days.
    return {};
  }
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`;

function monthsBefore(now: number, months: number): string {
  const date = new Date(now);
  return dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, date.getUTCDate()));
}

function readPreset(preset: string, now: number): Span | GraphProblem {
  const yesterday = dayOf(now - DAY_MS);
  const last = /^last_(7|14|28|30|90)d$/.exec(preset)?.[1];
  if (last) return { since: dayOf(now - Number(last) * DAY_MS), until: yesterday };
  if (preset === 'yesterday') return { since: yesterday, until: yesterday };
  if (preset === 'this_month') return { since: firstOfMonth(dayOf(now)), until: dayOf(now) };
  if (preset === 'maximum') return { since: monthsBefore(now, KEPT_MONTHS), until: dayOf(now) };
  return wrongParameter('date_preset must be one of the following values: yesterday, last_7d, last_30d, maximum …');
}

/** `1` is a row a day, `monthly` a row a calendar month, `all_days` one row. */
function splitSpan({ since, until }: Span, increment: string): Span[] | GraphProblem {
  if (increment === 'all_days') return [{ since, until }];
  const days = /^\d{1,2}$/.test(increment) ? Number(increment) : 0;
  if (increment !== 'monthly' && !(days >= 1 && days <= 90)) {
    return wrongParameter('time_increment must be 1 to 90, monthly or all_days.');
  }
  const steps: Span[] = [];
  for (let from = since; from <= until; ) {
    const end = increment === 'monthly' ? lastOfMonth(from) : dayOf(Date.parse(from) + (days - 1) * DAY_MS);
    const to = end < until ? end : until;
    steps.push({ since: from, until: to });
    from = dayOf(Date.parse(to) + DAY_MS);
  }
  return steps;
}

function lastOfMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return dayOf(Date.UTC(year, month, 0));
}
