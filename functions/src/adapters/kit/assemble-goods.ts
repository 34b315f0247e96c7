import { AgeBand, GoodsFacts, type ShippedMonth } from '@loan/shared/facts/goods';
import { NOT_OFFERED, type NotOffered, offered } from '@loan/shared/facts/offered';
import { z } from '@loan/shared/schema';
import { addDays } from '@loan/shared/time/instant';
import { isRecent } from './orders-reduction.ts';
import { mergeShipped, ParcelsReduction } from './parcels.ts';
import { coverageBy, type Pulled, reductionsOf, rejectedRowsOf, sourceHashesOf } from './pulled.ts';

const Count = z.int().min(0).max(1_000_000_000);

/** What lies in the warehouses now. `ages` is a list of its own with some vendors; a step brings what it has. */
export const GoodsStockReduction = z.strictObject({
  stock: z
    .strictObject({
      units: Count,
      skus: Count,
      inTransit: offered(Count),
      reserved: offered(Count),
      unsellable: offered(Count),
    })
    .optional(),
  ages: z.array(AgeBand).max(20).optional(),
});
export type GoodsStockReduction = z.infer<typeof GoodsStockReduction>;

/** Units put on the shelves in one window. */
export const ArrivedReduction = z.strictObject({ unitsIn: Count });

const MONTHS_MAX = 600;

/** Puts the windows and lists of any warehouse or shipper together. What no step brought stays `notOffered`. */
export function assembleGoods(
  provider: GoodsFacts['provider'],
  pulled: Pulled,
  /** Says of which shop the parcels are, where another list of the vendor knows. */
  named: (month: ShippedMonth) => ShippedMonth = (month) => month,
): GoodsFacts {
  const parcels = reductionsOf(pulled, 'parcels', ParcelsReduction).map((one) => ({
    ...one,
    months: one.months.map(named),
  }));
  return GoodsFacts.parse({
    provider,
    accountId: pulled.identity.sellerId,
    verified: true,
    coverage: coverageBy(pulled, 'parcels'),
    shipped: parcels.length === 0 ? NOT_OFFERED : mergeShipped(parcels).slice(-MONTHS_MAX),
    stock: stockOf(pulled),
    moved90d: movedOf(pulled),
    rejectedRows: rejectedRowsOf(pulled),
    sourceHashes: sourceHashesOf(pulled),
  });
}

function stockOf(pulled: Pulled): GoodsFacts['stock'] {
  const lists = reductionsOf(pulled, 'stock', GoodsStockReduction);
  const stock = lists.find((one) => one.stock)?.stock;
  const ages = lists.flatMap((one) => one.ages ?? []);
  return stock ? { ...stock, ageBands: ages.length > 0 ? ages : NOT_OFFERED } : NOT_OFFERED;
}

/** What left is known by its parcels; what came in, only where the vendor keeps a book of it. */
function movedOf(pulled: Pulled): GoodsFacts['moved90d'] {
  const today = addDays(coverageBy(pulled, 'parcels').to, 1);
  const steps = pulled.steps.filter(({ from }) => isRecent(from, today));
  const recent = reductionsOf({ ...pulled, steps }, 'parcels', ParcelsReduction);
  const arrived = reductionsOf({ ...pulled, steps }, 'flows', ArrivedReduction);
  if (recent.length === 0) return NOT_OFFERED;
  const unitsOut = recent.reduce((sum, { units }) => sum + units, 0);
  return { unitsIn: arrived.length > 0 ? totalOf(arrived) : NOT_OFFERED, unitsOut };
}

const totalOf = (arrived: readonly { unitsIn: number }[]): number | NotOffered =>
  arrived.reduce((sum, { unitsIn }) => sum + unitsIn, 0);

/** Units by how long they have lain: up to a month, a quarter, half a year, a year, and longer. */
const BANDS = [30, 90, 180, 365] as const;

export function ageBandsOf(lots: readonly { days: number; units: number }[]): AgeBand[] {
  return [...BANDS, undefined].map((toDays, index) => {
    const fromDays = index === 0 ? 0 : (BANDS[index - 1] as number) + 1;
    const units = lots
      .filter(({ days }) => days >= fromDays && (toDays === undefined || days <= toDays))
      .reduce((sum, lot) => sum + lot.units, 0);
    return { fromDays, toDays: toDays ?? null, units };
  });
}
