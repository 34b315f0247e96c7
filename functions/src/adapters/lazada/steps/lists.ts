import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { z } from '@loan/shared/schema';
import { addDays, type Day } from '@loan/shared/time/instant';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { decimalOf } from '../../kit/decimal.ts';
import { setback } from '../../kit/outcome.ts';
import { readList } from '../../kit/read-list.ts';
import { AdsReduction, HealthReduction } from '../../kit/reductions.ts';
import { AdReport, Performance, Products } from '../wire.ts';
import { afterPage, daysOf, placeOf, type StepTools } from './step.ts';

const done = (reduction: unknown, rowsRead: number): StepOutcome => ({
  tag: 'done',
  result: { reduction, rowsRead, rowsRejected: 0, rejected: [] },
});

const STOCK_PAGE = 50;
/** Lazada's largest offset is ten thousand. */
const STOCK_PAGES_MAX = 200;
const Stocked = z.object({ id: z.string(), products: z.int().min(0), units: z.int().min(0) });

/** What can be sold of everything that is live: skus[].quantity. */
export function advanceStock(tools: StepTools): Promise<StepOutcome> {
  return readList(tools, {
    item: Stocked,
    keyOf: ({ id }) => id,
    pagesMax: STOCK_PAGES_MAX,
    reduce: (items) => ({
      products: items.reduce((sum, { products }) => sum + products, 0),
      units: items.reduce((sum, { units }) => sum + units, 0),
    }),
    async fetch(cursor) {
      const place = placeOf(cursor);
      const parameters = { filter: 'live', limit: String(STOCK_PAGE), offset: String(place.offset) };
      const page = await tools.api.call('/products/get', parameters, Products);
      if (page.tag !== 'ok') return page;
      const products = page.value.products ?? [];
      const ids = products.map(({ item_id: id }) => id);
      const after = afterPage(place, { ids, total: page.value.total_products ?? undefined });
      if (after.tag !== 'ok') return after;
      const items = products.map(({ item_id: id, skus }) => ({
        id,
        products: skus.length,
        units: skus.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
      }));
      return { tag: 'ok', value: { items, ...(after.next ? { next: after.next } : {}) } };
    },
  });
}

/** Green where every target is met. Lazada tells rates of its own making and no defect rate; an indicator may be empty. */
export async function advanceHealth({ api }: StepTools): Promise<StepOutcome> {
  const performance = await api.call('/seller/performance/get', { language: 'en-US' }, Performance);
  if (performance.tag !== 'ok') return setback(performance);
  const rated = performance.value.indicators.flatMap(({ target_respected: met }) => (met == null ? [] : [met]));
  const status = rated.every((met) => met) ? 'green' : 'yellow';
  const health = rated.length === 0 ? NOT_OFFERED : { status, suspended: false, orderDefectRatePpm: NOT_OFFERED };
  return done(HealthReduction.parse({ health, fulfilment: NOT_OFFERED }), rated.length);
}

/** Spend on Sponsored Discovery (赞助商广告) in one window; the days before it are asked for because Lazada wants them. */
export async function advanceAds({ api, step, currency }: StepTools): Promise<StepOutcome> {
  const { first, last } = daysOf(step);
  const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
  const parameters = {
    bizCode: 'sponsoredSearch',
    useRtTable: 'false',
    startDate: first,
    endDate: last,
    lastStartDate: addDays(first as Day, -days),
    lastEndDate: addDays(first as Day, -1),
  };
  const report = await api.call('/sponsor/solutions/report/getReportOverview', parameters, AdReport);
  if (report.tag !== 'ok') return setback(report);
  const minor = minorOf(report.value.result.reportOverviewDetailDTO?.spend ?? '0', currency);
  return done(AdsReduction.parse({ spend: [{ amount: decimalOf(minor, currency), currency }] }), 1);
}
