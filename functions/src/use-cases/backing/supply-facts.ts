import type { Backing } from '@loan/shared/facts/backing';
import { addDecimals } from '@loan/shared/facts/decimal';
import { type DecimalText, monthOf } from '@loan/shared/facts/month';
import { isOffered, NOT_OFFERED, type NotOffered } from '@loan/shared/facts/offered';
import type { Gathered } from '../assess/gathered.ts';

type SupplyBacking = Extract<Backing, { kind: 'platformSupply' }>;
/** The gateway of sellers in China, at which Temu buys (全托管); elsewhere a mall ships itself. */
const SUPPLIES_AT = 'cn';

/** What a factory supplies Temu, as Temu tells it: the buyer is the platform, and needs no papers. */
export function supplyFacts({ shop, money }: Pick<Gathered, 'shop' | 'money'>): SupplyBacking | NotOffered {
  const [found] = shop.filter(({ facts }) => facts.marketplace === 'temu');
  if (!found) return NOT_OFFERED;
  const { source, facts } = found;
  return {
    kind: 'platformSupply',
    marketplace: 'temu',
    fullyManaged: source.shop.marketplaceIds.includes(SUPPLIES_AT),
    firstActivityOn: facts.firstActivityOn,
    coverage: facts.coverage,
    months: facts.months.map(({ month, currency, orders, cancelled, units, gmv }) => ({
      month,
      currency,
      orders,
      cancelled,
      units,
      amount: gmv,
    })),
    onTime90d: facts.fulfilment90d,
    skuUnits90d: facts.skuUnits90d,
    stock: facts.stock,
    settled: settledOf(money),
    sourceHashes: facts.sourceHashes,
  };
}

/** Money that payment companies say came from Temu, by month and currency; what is not through yet is left out. */
function settledOf(money: Gathered['money']): SupplyBacking['settled'] {
  const told = money.flatMap(({ facts: { inflows } }) => (isOffered(inflows) ? [inflows] : []));
  if (told.length === 0) return NOT_OFFERED;
  type Settled = Exclude<SupplyBacking['settled'], NotOffered>[number];
  const months = new Map<string, Settled>();
  for (const inflow of told.flat()) {
    if (inflow.marketplace !== 'temu' || inflow.status !== 'credited') continue;
    const { currency } = inflow;
    const month = monthOf(inflow.on);
    const amount: DecimalText = inflow.amount;
    const before = months.get(`${month} ${currency}`);
    const sum = before ? addDecimals(before.amount, amount) : amount;
    months.set(`${month} ${currency}`, { month, currency, amount: sum });
  }
  return [...months.values()].sort((one, other) => (one.month < other.month ? -1 : 1));
}
