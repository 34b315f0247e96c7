import type { PullContext, StepOutcome } from '../../ports/source-adapter.ts';
import { setback } from '../kit/outcome.ts';
import { readList } from '../kit/read-list.ts';
import { AdsReduction, PayoutsReduction } from '../kit/reductions.ts';
import { reduceHealth } from './health.ts';
import { Charge, chargeOf, isAdFee, PayoutKept, payoutOf, sumByCurrency, sumByMonth } from './money.ts';
import { rangeOf } from './plan.ts';
import { PAGE, PAGES_MAX, paged, type StepTools } from './step.ts';
import { PayoutList, StandardsProfiles, TransactionList } from './wire.ts';

const TRANSACTION_PAGE = 1_000;

/** Whose finances they are, eBay wants to hear beside the token. */
const marketplaceOf = ({ identity }: PullContext) => ({
  'x-ebay-c-marketplace-id': identity.marketplaceIds[0] ?? 'EBAY_US',
});

export const readPayouts = ({ client, step, context }: StepTools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: PayoutKept,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      fetch: (cursor = '0') =>
        paged(
          client.get({
            host: 'apiz',
            path: '/sell/finances/v1/payout',
            query: { filter: `payoutDate:${rangeOf(step)}`, limit: String(PAGE), offset: cursor },
            headers: marketplaceOf(context),
            signed: true,
            answer: PayoutList,
          }),
          { offset: Number(cursor), size: PAGE },
          ({ payouts }) => payouts.flatMap(payoutOf),
        ),
      reduce: (payouts) => PayoutsReduction.parse({ payouts: payouts.map(({ payout }) => payout) }),
    },
  );

const transactionsOf =
  ({ client, step, context }: StepTools, type: string) =>
  (cursor: string) =>
    client.get({
      host: 'apiz',
      path: '/sell/finances/v1/transaction',
      query: {
        filter: `transactionType:{${type}},transactionDate:${rangeOf(step)}`,
        limit: String(TRANSACTION_PAGE),
        offset: cursor,
      },
      headers: marketplaceOf(context),
      signed: true,
      answer: TransactionList,
    });

export const readAds = (tools: StepTools): Promise<StepOutcome> => {
  const fetch = transactionsOf(tools, 'NON_SALE_CHARGE');
  return readList(tools, {
    item: Charge,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor = '0') =>
      paged(fetch(cursor), { offset: Number(cursor), size: TRANSACTION_PAGE }, ({ transactions }) =>
        transactions.filter(isAdFee).map(chargeOf),
      ),
    reduce: (charges) => AdsReduction.parse({ spend: sumByCurrency(charges), months: sumByMonth(charges) }),
  });
};

/** How eBay judges the seller, and whether a loan of eBay's is being paid back. */
export async function readHealth(tools: StepTools): Promise<StepOutcome> {
  const profiles = await tools.client.get({
    host: 'api',
    path: '/sell/analytics/v1/seller_standards_profile',
    answer: StandardsProfiles,
  });
  if (profiles.tag !== 'ok') return setback(profiles);
  const loans = await transactionsOf(tools, 'LOAN_REPAYMENT')('0');
  if (loans.tag !== 'ok' && loans.tag !== 'refused') return setback(loans);
  const repayments = loans.tag === 'ok' ? loans.value.transactions : undefined;
  const { standardsProfiles } = profiles.value;
  return {
    tag: 'done',
    result: {
      reduction: reduceHealth(standardsProfiles, repayments?.map(chargeOf)),
      rowsRead: standardsProfiles.length + (repayments?.length ?? 0),
      rowsRejected: 0,
      rejected: [],
    },
  };
}
