import { DecisionView } from '@loan/shared/api/view';
import { ExternalDebt } from '@loan/shared/facts/shop';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { orderTrade } from '@loan/shared/golden/order-trade';
import { fortnightlyPayouts, monthsFrom, referenceSnapshot } from '@loan/shared/golden/reference-seller';
import { capsIn } from '@loan/shared/offer/caps-in';
import { decide } from '@loan/shared/offer/decide';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { orderLoan202611 } from '@loan/shared/policy/order-loan-2026-11/policy';
import { Day } from '@loan/shared/time/instant';

const shown = (snapshot: Snapshot): DecisionView => {
  const policy = snapshot.product === 'orderLoan' ? orderLoan202611 : dataLoan202611;
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
