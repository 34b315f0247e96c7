import { Currency, Month } from '@loan/shared/facts/month';
import { Day, type Instant } from '@loan/shared/time/instant';
import type { EventsReduction } from '../reductions.ts';
import type { FinancialEvents, Returned } from '../wire/finances.ts';
import type { Minor } from '../wire/money.ts';

export const NO_EVENTS = (to: Instant): EventsReduction => ({
  coveredFrom: Day.parse(to.slice(0, 10)),
  refunds: [],
  returned: [],
  adSpend: {},
  adMonths: [],
  loans: { advanced: {}, repaid: {} },
  debts: { original: {}, recovered: {} },
});

type Amounts = EventsReduction['adSpend'];

/** Adds one page of the window that begins at `from`. */
export function addEvents(sofar: EventsReduction, events: FinancialEvents, from: Instant): EventsReduction {
  const givenBack = [...events.RefundEventList, ...events.GuaranteeClaimEventList, ...events.ChargebackEventList];
  const units = givenBack.reduce((sum, event) => sum + unitsOf(event), 0);
  const loans = events.LoanServicingEventList;
  const repayments = loans.filter(({ SourceBusinessEventType: type }) => type === 'LoanPayment');
  const advances = loans.filter(({ SourceBusinessEventType: type }) => type === 'LoanAdvance');
  const recoveries = events.DebtRecoveryEventList.filter(({ DebtRecoveryType: type }) => type === 'DebtPayment');
  return {
    coveredFrom: sofar.coveredFrom,
    refunds: addRefunds(sofar.refunds, givenBack),
    returned: addUnits(sofar.returned, Day.parse(from.slice(0, 10)), units),
    adSpend: events.ProductAdsPaymentEventList.reduce(addAds, sofar.adSpend),
    adMonths: events.ProductAdsPaymentEventList.reduce(addAdMonth, sofar.adMonths),
    loans: {
      advanced: addSizes(
        sofar.loans.advanced,
        advances.map(({ LoanAmount }) => LoanAmount),
      ),
      repaid: addSizes(
        sofar.loans.repaid,
        repayments.map(({ LoanAmount }) => LoanAmount),
      ),
    },
    debts: {
      original: largest(sofar.debts.original, recoveries.flatMap(originals)),
      recovered: addSizes(
        sofar.debts.recovered,
        recoveries.map(({ RecoveryAmount }) => RecoveryAmount),
      ),
    },
  };
}

const add = (amounts: Amounts, currency: string, minor: number): Amounts => {
  const key = Currency.parse(currency);
  return { ...amounts, [key]: (amounts[key] ?? 0) + minor };
};

/** Amazon signs amounts from the seller's side; here only the size matters, the event's name says the direction. */
const addSizes = (amounts: Amounts, given: readonly (Minor | undefined)[]): Amounts =>
  given.reduce<Amounts>((sum, amount) => (amount ? add(sum, amount.currency, Math.abs(amount.minor)) : sum), amounts);

function largest(amounts: Amounts, given: readonly Minor[]): Amounts {
  const found = { ...amounts };
  for (const { currency, minor } of given) {
    const key = Currency.parse(currency);
    found[key] = Math.max(found[key] ?? 0, Math.abs(minor));
  }
  return found;
}

const originals = ({ DebtRecoveryItemList: items }: FinancialEvents['DebtRecoveryEventList'][number]): Minor[] =>
  (items ?? []).flatMap(({ OriginalAmount }) => (OriginalAmount ? [OriginalAmount] : []));

/** A charge adds, a refund of a charge takes off. Source: ProductAdsPaymentEvent.transactionType. */
function addAds(spend: Amounts, { transactionType, transactionValue }: AdsPayment): Amounts {
  if (!transactionValue) return spend;
  return add(spend, transactionValue.currency, signed(transactionType, transactionValue));
}

const signed = (type: string | undefined, { minor }: Minor): number =>
  type?.toLowerCase() === 'refund' ? -Math.abs(minor) : Math.abs(minor);

type AdMonths = EventsReduction['adMonths'];

/** One charge without its day, and no month is known whole any more. */
function addAdMonth(months: AdMonths, { postedDate, transactionType, transactionValue }: AdsPayment): AdMonths {
  if (!transactionValue) return months;
  if (!months || !postedDate) return undefined;
  const [month, currency] = [Month.parse(postedDate.slice(0, 7)), Currency.parse(transactionValue.currency)];
  const isSame = (one: { month: string; currency: string }) => one.month === month && one.currency === currency;
  const before = months.find(isSame)?.minor ?? 0;
  const minor = before + signed(transactionType, transactionValue);
  return [...months.filter((one) => !isSame(one)), { month, currency, minor }];
}
type AdsPayment = FinancialEvents['ProductAdsPaymentEventList'][number];

const unitsOf = ({ ShipmentItemAdjustmentList: items }: Returned): number =>
  (items ?? []).reduce((sum, { QuantityShipped = 0 }) => sum + Math.max(0, QuantityShipped), 0);

function addUnits(returned: EventsReduction['returned'], from: Day, units: number): EventsReduction['returned'] {
  const before = returned.find((window) => window.from === from);
  return [...returned.filter((window) => window !== before), { from, units: (before?.units ?? 0) + units }];
}

type Refund = EventsReduction['refunds'][number];

/** The price of the goods alone, as everywhere: tax and shipping given back are not turnover given back. */
function addRefunds(refunds: readonly Refund[], events: readonly Returned[]): Refund[] {
  const sums = new Map(refunds.map((refund) => [`${refund.month} ${refund.currency}`, refund]));
  for (const { PostedDate, ShipmentItemAdjustmentList: items } of events) {
    const charges = (items ?? []).flatMap(({ ItemChargeAdjustmentList: list }) => list ?? []);
    for (const { ChargeType, ChargeAmount } of charges) {
      if (ChargeType !== 'Principal' || !ChargeAmount || !PostedDate) continue;
      const [month, currency] = [Month.parse(PostedDate.slice(0, 7)), Currency.parse(ChargeAmount.currency)];
      const minor = (sums.get(`${month} ${currency}`)?.minor ?? 0) - ChargeAmount.minor;
      sums.set(`${month} ${currency}`, { month, currency, minor });
    }
  }
  return [...sums.values()];
}
