import { SELLERS, type Seller } from '../amazon/sellers.ts';
import { createTrade } from '../amazon/trade/trade.ts';
import type { World } from '../kernel/world.ts';
import { addMonths, DAY_MS, monthOf, startOf } from '../trade/calendar.ts';
import { yuanPer } from '../trade/rates.ts';
import { createWorldTrade } from '../trade/world-trade.ts';

const WEEK_MS = 7 * DAY_MS;
const WEEKS = 6;
const QUARTER_MS = 91 * DAY_MS;
/** assumed: twelve months (the page found is cut off after the second); confirm: API-C06 in full. */
const MONTHS = 12;
const STEP_YUAN = 1_000;
const LARGE_STEP_YUAN = 10_000;
/** Nine of ten orders of an Amazon seller here are shipped by Amazon; nobody else uses FBA. */
const FBA_PERCENT = 90;

type Paid = { at: number; yuan: number };

/** 0 is [0, step), 1 is [step, 2 × step), and so on. */
const bucket = (yuan: number, step: number): number => Math.floor(Math.max(0, yuan) / step);

/** API-C06: what the shops of a seller are worth, in steps, in renminbi. The first week is the latest. */
export function shopData(world: World, companyKey: string) {
  const now = world.now().getTime();
  const paid = paidOut(world, companyKey);
  const sum = (from: number, to: number) =>
    paid.filter(({ at }) => at >= from && at < to).reduce((all, { yuan }) => all + yuan, 0);
  const weeks = Array.from({ length: WEEKS }, (_, index) => {
    const total = sum(now - (index + 1) * WEEK_MS, now - index * WEEK_MS);
    return [`disbursements${index + 1}w`, bucket(total, STEP_YUAN)] as const;
  });
  const thisMonth = monthOf(now);
  const months = Array.from({ length: MONTHS }, (_, index) => {
    const from = startOf(addMonths(thisMonth, -index - 1));
    return [`disbursements${index + 1}m`, bucket(sum(from, startOf(addMonths(thisMonth, -index))), STEP_YUAN)] as const;
  });
  const shops = createWorldTrade(world)
    .shops()
    .filter((shop) => shop.companyKey === companyKey);
  const sellers = SELLERS.filter((seller) => seller.companyKey === companyKey);
  return {
    shopCount: shops.length + sellers.length,
    currency: 'CNY',
    // 1 is [0, 10 %), 10 is [90 %, 100 %].
    t13wkFba: sellers.length === 0 ? 1 : Math.floor(FBA_PERCENT / 10) + 1,
    t3mFbaInvValue: bucket(stockAtAmazon(companyKey), LARGE_STEP_YUAN),
    primaryCategoryT3mSales: bucket(largestSales(world, companyKey), LARGE_STEP_YUAN),
    ...Object.fromEntries([...weeks, ...months]),
  };
}

/** Every payout of every shop, in renminbi of its month. */
function paidOut(world: World, companyKey: string): Paid[] {
  const trade = createWorldTrade(world);
  const yuan = (minor: number, at: number, { currency, decimals }: { currency: string; decimals: 0 | 2 }) =>
    (minor / 10 ** decimals) * yuanPer(currency, monthOf(at));
  const elsewhere = trade
    .shops()
    .filter((shop) => shop.companyKey === companyKey)
    .flatMap((shop) =>
      trade
        .payouts(shop, 0, Number.POSITIVE_INFINITY)
        .flatMap(({ paidAt, net }) => (paidAt === undefined ? [] : [{ at: paidAt, yuan: yuan(net, paidAt, shop) }])),
    );
  return [...elsewhere, ...amazonPaid(world, companyKey, yuan)];
}

type Yuan = (minor: number, at: number, money: { currency: string; decimals: 0 | 2 }) => number;

function amazonPaid(world: World, companyKey: string, yuan: Yuan): Paid[] {
  const amazon = createTrade(world);
  const ever = { from: 0, to: Number.POSITIVE_INFINITY };
  return SELLERS.filter((seller) => seller.companyKey === companyKey).flatMap((seller) =>
    seller.stalls.flatMap((stall) =>
      amazon
        .periods(seller, stall, ever)
        .flatMap(({ sum, transferredAt: at }) => (at === undefined ? [] : [{ at, yuan: yuan(sum, at, stall.market) }])),
    ),
  );
}

/** assumed: the main category is the largest shop, since none here sells in two; confirm: Dowsure's categories. */
function largestSales(world: World, companyKey: string): number {
  const trade = createWorldTrade(world);
  const now = world.now().getTime();
  const elsewhere = trade
    .shops()
    .filter((shop) => shop.companyKey === companyKey)
    .map((shop) => {
      let minor = 0;
      for (const { cancelled, total } of trade.sales(shop, now - QUARTER_MS, now)) if (!cancelled) minor += total;
      return (minor / 10 ** shop.decimals) * yuanPer(shop.currency, monthOf(now));
    });
  const onAmazon = SELLERS.filter((seller) => seller.companyKey === companyKey).map(quarterOnAmazon);
  return Math.max(0, ...elsewhere, ...onAmazon);
}

/** What an Amazon seller sells in a quarter in its largest marketplace, as the table of sellers plans it. */
const quarterOnAmazon = ({ stalls }: Seller): number =>
  3 *
  Math.max(
    ...stalls.map(({ monthly, catalogue, market }) =>
      'yuan' in monthly
        ? monthly.yuan
        : monthly.orders * (catalogue.meanPrice / 10 ** market.decimals) * yuanPer(market.currency, '2026-01'),
    ),
  );

/** What lies at Amazon, at about a third of what it sells for. */
const stockAtAmazon = (companyKey: string): number =>
  SELLERS.filter((seller) => seller.companyKey === companyKey).reduce(
    (sum, seller) => sum + (quarterOnAmazon(seller) / 90) * (seller.stalls[0]?.stockDays ?? 0) * 0.35,
    0,
  );
