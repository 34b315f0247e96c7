import { monthOf } from '../../facts/month.ts';
import { isOffered } from '../../facts/offered.ts';
import type { StockLine, StockLines } from '../../facts/stock-lines.ts';
import type { LimitQuestion } from '../../offer/question.ts';
import { countingShops } from '../../scoring/counting-shops.ts';
import { least, ratioPpm, sum } from '../../scoring/exact.ts';
import { inPicoYuan } from '../../scoring/renminbi.ts';
import type { TradingShop } from '../../scoring/trading.ts';

type Asked = Pick<LimitQuestion<'inventoryLoan'>, 'policy' | 'snapshot' | 'portrait'>;
type StockedShop = TradingShop & { readonly stock: StockLines };

const PPM = BigInt(1_000_000);
const part = (amount: bigint, ppm: number): bigint => (amount * BigInt(ppm)) / PPM;

/** Shops whose goods lie with somebody who tells of them under the shop's own authorisation. */
export const stockedShops = (shops: readonly TradingShop[]): StockedShop[] =>
  shops.flatMap((one) => {
    const { verified, stockLines: stock } = one.shop;
    return verified && isOffered(stock) ? [{ ...one, stock }] : [];
  });

/** Of those the ones whose goods carry a line. */
const lentOnShops = ({ portrait }: Asked): StockedShop[] => stockedShops(countingShops(portrait));

/** What is lent on goods, in 10^-12 yuan: on the shelf by age (库龄), youngest first, and under way. */
type Lent = { readonly byAgePico: readonly bigint[]; readonly inTransitPico: bigint };
const allOf = ({ byAgePico, inTransitPico }: Lent): bigint => sum([...byAgePico, inTransitPico]);

/** What is lent on all goods, and how it came about: the whole by age, less what one SKU has too much and storage. */
type StockValue = Lent & {
  readonly lentPico: bigint;
  readonly cutPico: bigint;
  readonly feesPico: bigint;
  /** SKUs of which nobody tells the cost, so that it is reckoned from the price. */
  readonly withoutCost: number;
};

/**
 * Every SKU at its age, no SKU more than its share of them all, and what storing them costs taken off. The share is of
 * the sum before any SKU is cut, so that more goods never lower the line.
 */
export function stockValue(question: Asked): StockValue {
  const { terms } = question.policy;
  const shops = lentOnShops(question);
  const lines = shops.flatMap((shop) =>
    shop.stock.lines.map((line) => ({ line, lent: lentOn(question, line, keptSharePpm(question, shop)) })),
  );
  const bySku = new Map<string, bigint>();
  for (const { line, lent } of lines) bySku.set(line.sku, (bySku.get(line.sku) ?? BigInt(0)) + allOf(lent));
  const values = [...bySku.values()];
  const total = sum(values);
  const most = part(total, terms.maxSkuSharePpm);
  const held = sum(values.map((value) => least([value, most])));
  const feesPico = sum(shops.map((shop) => storageOf(question, shop)));
  const left = held - feesPico;
  return {
    byAgePico: terms.ageRatesPpm.map((_, band) => sum(lines.map(({ lent }) => lent.byAgePico[band] ?? BigInt(0)))),
    inTransitPico: sum(lines.map(({ lent }) => lent.inTransitPico)),
    lentPico: left > BigInt(0) ? left : BigInt(0),
    cutPico: total - held,
    feesPico,
    withoutCost: new Set(lines.flatMap(({ line }) => (isOffered(line.unitCost) ? [] : [line.sku]))).size,
  };
}

/** A piece counts as the lesser of what it cost and what most of it could be sold for (成本与可变现净值孰低). */
function lentOn({ policy, snapshot }: Asked, line: StockLine, keptPpm: number): Lent {
  const { terms } = policy;
  const { currency, meanPrice, unitCost, units, inTransit } = line;
  const worth = (amount: typeof meanPrice) => inPicoYuan(policy, [{ amount, currency }], monthOf(snapshot.asOf));
  const net = part(worth(meanPrice), keptPpm);
  const usual = part(net, terms.costSharePpm);
  const cost = isOffered(unitCost) ? worth(unitCost) : usual;
  const piece = least([cost, part(net, terms.netRealisablePpm)]);
  return {
    byAgePico: units.map((count, band) => part(piece * BigInt(count), terms.ageRatesPpm[band] ?? 0)),
    inTransitPico: part(piece * BigInt(inTransit), terms.inTransitRatePpm),
  };
}

/** What of a sale is left after the marketplace's fees and advertising; the policy's shares where a shop is silent. */
function keptSharePpm({ policy, snapshot, portrait }: Asked, { shop, gmv }: StockedShop): number {
  const { usualFeeSharePpm, usualAdSharePpm } = policy.terms;
  const { months } = portrait.trading;
  const sold = sum(months.map((month) => gmv.get(month) ?? BigInt(0)));
  const fees = isOffered(shop.fees)
    ? sum(shop.fees.filter(({ month }) => months.includes(month)).map((one) => inPicoYuan(policy, [one], one.month)))
    : undefined;
  const ads = isOffered(shop.adSpend12m) ? inPicoYuan(policy, shop.adSpend12m, monthOf(snapshot.asOf)) : undefined;
  const feeShare = (fees === undefined ? undefined : ratioPpm(fees, sold)) ?? usualFeeSharePpm;
  const adShare = (ads === undefined ? undefined : ratioPpm(ads, sold)) ?? usualAdSharePpm;
  return Math.max(0, Number(PPM) - feeShare - adShare);
}

function storageOf({ policy, snapshot }: Asked, { stock: { monthlyFees } }: StockedShop): bigint {
  if (!isOffered(monthlyFees)) return BigInt(0);
  return inPicoYuan(policy, monthlyFees, monthOf(snapshot.asOf)) * BigInt(policy.terms.storageMonths);
}

/** What the goods sold in an average month cost (月销货成本), in 10^-12 yuan, of the shops whose stock counts. */
export function monthlyCostOfSales(question: Asked): bigint {
  const { months } = question.portrait.trading;
  if (months.length === 0) return BigInt(0);
  return sum(
    lentOnShops(question).map((shop) => {
      const sold = sum(months.map((month) => shop.gmv.get(month) ?? BigInt(0))) / BigInt(months.length);
      return part(part(sold, keptSharePpm(question, shop)), question.policy.terms.costSharePpm);
    }),
  );
}
