import { DecisionView } from '@loan/shared/api/view';
import { ExternalDebt } from '@loan/shared/facts/shop';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { inventorySnapshot, stocked } from '@loan/shared/golden/inventory-loan';
import { freightReference } from '@loan/shared/golden/logistics-loan';
import { orderTrade } from '@loan/shared/golden/order-trade';
import { fortnightlyPayouts, monthsFrom, referenceSnapshot } from '@loan/shared/golden/reference-seller';
import { capsIn } from '@loan/shared/offer/caps-in';
import { decide } from '@loan/shared/offer/decide';
import { POLICY_FILES } from '@loan/shared/policy/policy-files';
import { Day } from '@loan/shared/time/instant';

const shown = (snapshot: Snapshot): DecisionView => {
  const [policy] = POLICY_FILES[snapshot.product];
  const { defaultProbabilityPpm: _modelled, trace, ...decision } = decide(policy, snapshot);
  return DecisionView.parse({ ...decision, caps: capsIn(trace) });
};

/** A shop that gives every fact a marketplace can give, some of them good and some short of the best. */
const richShop = {
  shopName: 'Yunfan Direct',
  firstActivityOn: Day.parse('2025-06-11'),
  fulfilment90d: { orders: 3_000, onTime: 2_955 },
  adSpend12m: [{ amount: '1100000.00', currency: 'CNY' }],
  stock: { units: 2_900, unitsSold90d: 3_300 },
  skuUnits90d: { units: 3_300, skus: 15, largest: [700, 520, 410] },
  accountHealth: { status: 'green' as const, suspended: false, orderDefectRatePpm: 6_200 },
  externalDebts: [],
};

const debt = (lender: string, yuan: string) =>
  ExternalDebt.parse({
    lender,
    outstanding: { amount: yuan, currency: 'CNY' },
    repaid12m: { amount: '0.00', currency: 'CNY' },
  });

/** What the engine itself says, so that the screens are drawn with its own words and never with invented ones. */
export const offeredDecision = shown(referenceSnapshot(richShop));

/** The same shop owing two lenders, of which its settlements and its payment company tell: less of it may be lent. */
export const owingDecision = shown({
  ...referenceSnapshot({
    ...richShop,
    payouts: fortnightlyPayouts(Day.parse('2025-11-01'), 24, '300000.00'),
    externalDebts: [debt('Amazon Lending', '1500000.00')],
  }),
  otherDebts: [debt('连连国际提前收款（北美站）', '500000.00')],
});

/** Five months of trading and a return rate far above what is taken. */
export const declinedDecision = shown(
  referenceSnapshot({
    ...richShop,
    firstActivityOn: Day.parse('2026-06-03'),
    months: monthsFrom('2026-06' as never, ['380000.00', '402000.00', '455000.00', '430000.00', '470000.00']),
    payouts: fortnightlyPayouts(Day.parse('2026-06-03'), 10, '150000.00'),
    returns90d: { units: 3_300, returned: 480 },
  }),
);

const INSURED = { verified: true, buyerLimitFen: 420_000_000, coverPpm: 900_000, validTo: Day.parse('2027-10-31') };

/** 1,200万 a year, 30 and 90 days, and a policy on the buyer: 300万. */
export const orderDecision = shown(orderTrade({ insurance: INSURED }));

/** Goods of every age and some under way; one SKU is more than its share, and storing them costs 1.2万 a month. */
const LINES = [
  { sku: 'YF-KETTLE-01', units: [9_000, 2_000, 500, 200], inTransit: 1_500 },
  { sku: 'YF-LAMP-02', units: [2_000, 1_500, 0, 900], inTransit: 0 },
  { sku: 'YF-CABLE-03', units: [2_500, 0, 800, 0], inTransit: 1_000 },
  { sku: 'YF-STAND-04', units: [1_800, 600, 0, 0], inTransit: 0 },
] as const;
export const stockDecision = shown(
  inventorySnapshot(
    stocked(
      LINES.map(({ units, ...line }) => ({
        ...{ ...line, units: [...units], currency: 'CNY', meanPrice: '100', unitCost: 'notOffered', excluded: 300 },
      })),
      richShop,
      '12000.00',
    ),
  ),
);

/** 10万 a month on advertising that sells over three times as much, beside sales of 100万. */
export const adDecision = shown(
  Snapshot.parse({
    ...referenceSnapshot(richShop),
    product: 'adLoan',
    advertising: {
      ...{ from: '2026-08-01', to: '2026-10-31' },
      months: ['2026-08', '2026-09', '2026-10'].map((month) => ({
        ...{ month, currency: 'CNY', amount: '100000.00', attributed: '318000.00' },
      })),
    },
  }),
);

/** Bills of 30万 in yuan and dollars, all confirmed and unpaid: 27万. */
export const freightDecision = shown(freightReference());
