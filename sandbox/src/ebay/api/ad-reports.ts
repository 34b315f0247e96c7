import { gzipSync } from 'node:zlib';
import { amountText } from '../../kernel/amount.ts';
import { readJson } from '../../kernel/json.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import type { AdDay, Shop } from '../../trade/trade-types.ts';
import { notFound, type Problem, refused } from '../problems.ts';
import { readInstant } from './filter.ts';
import type { Call, Operation } from './operation.ts';
import { siteOf } from './orders.ts';

type Task = {
  reportTaskId: string;
  shopId: string;
  metricKeys: string[];
  byDay: boolean;
  dateFrom: string;
  dateTo: string;
  readyAt: number;
};

const DOMAIN = 'API_MARKETING';
const COLLECTION = 'ebay.ad-reports';
/** How long a report is in the making under pace 'published'. */
const QUEUE_MS = 20_000;
// assumed: a year at once, two years back; confirm: the Promoted Listings reporting page.
const MAX_SPAN_DAYS = 366;
const MAX_BACK_DAYS = 731;
const MAX_TASKS = 1_000;
const PATH = '/sell/marketing/v1/ad_report_task';

/** Promoted Listings reports of the Marketing API v1. Source: sell_marketing_v1_oas3.json. */
export const AD_REPORTS: readonly Operation[] = [
  { method: 'POST', host: 'api', path: PATH, scope: 'sell.marketing', run: createTask },
  { method: 'GET', host: 'api', path: `${PATH}/:taskId`, scope: 'sell.marketing', run: getTask },
  {
    method: 'GET',
    host: 'api',
    path: '/sell/marketing/v1/ad_report/:reportId',
    scope: 'sell.marketing',
    run: getReport,
  },
];

type Metric = (sum: AdDay, shop: Shop) => string;

// assumed: these keys in lower case; eBay's metadata call would list them. confirm: ad_report_metadata.
const METRICS: Readonly<Record<string, Metric>> = {
  impressions: ({ impressions }) => String(impressions),
  clicks: ({ clicks }) => String(clicks),
  ad_fees: ({ spend }, { decimals }) => amountText(spend, decimals),
  sale_amount: ({ attributedSales }, { decimals }) => amountText(attributedSales, decimals),
};

async function createTask({ c, world, shop, now }: Call): Promise<Response | Problem> {
  const wish = (await readJson(c)) ?? {};
  const task = readTask(wish, shop, now);
  if ('errorId' in task) return task;
  const mine = world.state.entries<Task>(COLLECTION);
  if (mine.length >= MAX_TASKS) world.state.delete(COLLECTION, mine[0]?.[0] ?? '');
  const count = (world.state.get<number>('ebay.counts', 'ad-reports') ?? 0) + 1;
  world.state.set('ebay.counts', 'ad-reports', count);
  const reportTaskId = String(50_000_000 + count);
  const readyAt = world.pace() === 'instant' ? now : now + QUEUE_MS;
  world.state.set(COLLECTION, reportTaskId, { ...task, reportTaskId, readyAt } satisfies Task);
  c.header('location', `${world.publicUrl()}/ebay/api${PATH}/${reportTaskId}`);
  return c.body(null, 202);
}

function readTask(
  wish: Record<string, unknown>,
  shop: Shop,
  now: number,
): Omit<Task, 'reportTaskId' | 'readyAt'> | Problem {
  const { reportType, reportFormat, marketplaceId, metricKeys, dimensions, dateFrom, dateTo } = wish;
  const supported = siteOf(shop);
  if (marketplaceId !== supported) {
    return refused(DOMAIN, 35_041, `A 'marketplaceId' is required. Supported marketplaces are: ${supported}`);
  }
  // The numbers of the next two and of the metric are assumed; confirm: a live refusal.
  if (reportType !== 'ACCOUNT_PERFORMANCE_REPORT') return refused(DOMAIN, 35_109, 'The reportType is not valid.');
  if (reportFormat !== 'TSV_GZIP') return refused(DOMAIN, 35_110, 'The reportFormat is not valid.');
  const keys = Array.isArray(metricKeys) ? metricKeys.map(String) : [];
  const odd = keys.find((key) => !(key.toLowerCase() in METRICS));
  if (odd !== undefined || keys.length === 0) return refused(DOMAIN, 35_113, `The 'metricKey' ${odd} is not valid.`);
  const rows = (Array.isArray(dimensions) ? dimensions : []) as { dimensionKey?: unknown }[];
  const wrong = rows.find(({ dimensionKey }) => String(dimensionKey).toLowerCase() !== 'day');
  if (wrong) return refused(DOMAIN, 35_106, `The 'dimensionKey' ${wrong.dimensionKey} is not valid.`);
  const dates = checkDates(dateFrom, dateTo, now);
  if ('errorId' in dates) return dates;
  return { shopId: shop.shopId, metricKeys: keys, byDay: rows.length > 0, ...dates };
}

function checkDates(dateFrom: unknown, dateTo: unknown, now: number): { dateFrom: string; dateTo: string } | Problem {
  const [from, to] = [readInstant(dateFrom), readInstant(dateTo)];
  if (from === undefined) return refused(DOMAIN, 35_102, 'The dateFrom date is required for this call.');
  if (to === undefined) return refused(DOMAIN, 35_102, 'The dateTo date is required for this call.');
  if (from > now || to > now) return refused(DOMAIN, 35_103, 'The date cannot be in future.');
  if (from > to) {
    return refused(DOMAIN, 35_104, `The report start date ${dateFrom} cannot be after the end date ${dateTo}.`);
  }
  if (to - from > MAX_SPAN_DAYS * DAY_MS) {
    return refused(
      DOMAIN,
      35_090,
      `dateFrom and dateTo span exceeds maximum allowed. Only up to ${MAX_SPAN_DAYS} days are supported.`,
    );
  }
  if (now - from > MAX_BACK_DAYS * DAY_MS) {
    return refused(
      DOMAIN,
      35_105,
      `The report 'dateFrom' ${dateFrom} is out of range. Reports are limited up to ${MAX_BACK_DAYS} days in the past.`,
    );
  }
  return { dateFrom: new Date(from).toISOString(), dateTo: new Date(to).toISOString() };
}

const findTask = ({ world, shop }: Call, id: string): Task | undefined => {
  const task = world.state.get<Task>(COLLECTION, id);
  return task?.shopId === shop.shopId ? task : undefined;
};

function getTask(call: Call): Response | Problem {
  const { c, world, shop, now } = call;
  const task = findTask(call, c.req.param('taskId') ?? '');
  if (!task) return notFound(DOMAIN, 35_116, 'The report task is not found.');
  const { reportTaskId, metricKeys, dateFrom, dateTo, readyAt } = task;
  const isReady = now >= readyAt;
  return c.json({
    reportTaskId,
    reportTaskStatus: isReady ? 'SUCCESS' : 'PENDING',
    reportType: 'ACCOUNT_PERFORMANCE_REPORT',
    reportFormat: 'TSV_GZIP',
    marketplaceId: siteOf(shop),
    metricKeys,
    dateFrom,
    dateTo,
    ...(isReady && {
      reportId: reportTaskId,
      reportHref: `${world.publicUrl()}/ebay/api/sell/marketing/v1/ad_report/${reportTaskId}`,
    }),
  });
}

function getReport(call: Call): Response | Problem {
  const { c, trade, shop, now } = call;
  const task = findTask(call, c.req.param('reportId') ?? '');
  if (!task || now < task.readyAt) return notFound(DOMAIN, 35_117, 'The report is not found.');
  const days = trade.ads(shop, Date.parse(task.dateFrom), Date.parse(task.dateTo) + 1);
  const rows = task.byDay
    ? days
    : [days.reduce(addDays, { day: '', spend: 0, attributedSales: 0, clicks: 0, impressions: 0 })];
  const cells = (row: AdDay) => [
    ...(task.byDay ? [row.day] : []),
    ...task.metricKeys.map((key) => METRICS[key.toLowerCase()]?.(row, shop) ?? ''),
  ];
  const header = [...(task.byDay ? ['day'] : []), ...task.metricKeys];
  const text = [header, ...rows.map(cells)].map((line) => `${line.join('\t')}\n`).join('');
  return c.body(new Uint8Array(gzipSync(text)), 200, { 'content-type': 'application/octet-stream' });
}

const addDays = (a: AdDay, b: AdDay): AdDay => ({
  day: '',
  spend: a.spend + b.spend,
  attributedSales: a.attributedSales + b.attributedSales,
  clicks: a.clicks + b.clicks,
  impressions: a.impressions + b.impressions,
});
