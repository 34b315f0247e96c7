import { DecimalText } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountTail, Payout } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { decimalText, minorDigits } from '../../../ingest/currencies.ts';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { PayoutsReduction } from '../reductions.ts';
import { type FinancialEventGroup, ListFinancialEventGroups } from '../wire/finances.ts';

import { CALL_MS, listRead, readCheckpoint, type StepTools, setback, wait } from './step.ts';

const Checkpoint = z.object({ nextToken: z.string().optional(), payouts: z.array(Payout), pages: z.int().min(0) });
type Checkpoint = z.infer<typeof Checkpoint>;

/** Half a year of payouts in a dozen currencies is under two hundred groups: two pages. */
const PAGES_MAX = 20;

/** Financial event groups of one window: each closed one with a transfer is money on its way to the seller's bank. */
export async function advancePayouts(tools: StepTools): Promise<StepOutcome> {
  let at = readCheckpoint<Checkpoint>(Checkpoint, tools.context.checkpoint, { payouts: [], pages: 0 });
  while (at.pages < PAGES_MAX) {
    if (tools.context.timeLeftMs() < CALL_MS) return wait(at, 0);
    const page = await tools.api.call({
      operation: 'listFinancialEventGroups',
      method: 'GET',
      path: '/finances/v0/financialEventGroups',
      query: {
        FinancialEventGroupStartedAfter: tools.step.from,
        FinancialEventGroupStartedBefore: tools.step.to,
        MaxResultsPerPage: '100',
        NextToken: at.nextToken,
      },
      answer: ListFinancialEventGroups,
    });
    if (page.tag !== 'ok') return setback(page, at);
    const { FinancialEventGroupList: groups, NextToken: nextToken } = page.value.payload;
    const payouts = [...at.payouts, ...groups.flatMap(payoutOf)];
    if (!nextToken) return listRead(PayoutsReduction.parse({ payouts }), payouts.length);
    at = { nextToken, payouts, pages: at.pages + 1 };
  }
  return { tag: 'notAvailable', reason: 'tooManyPages' };
}

/**
 * assumed: the words of FundTransferStatus, which the model leaves open; confirm: against a seller's groups.
 * A transfer still on its way has not reached anybody and is left for the next look.
 */
const FAILED = /fail|reject|return|cancel/i;
const ON_ITS_WAY = /^(processing|initiated|pending|in.?progress)/i;

/** A negative total is a charge to the seller, not a payout. Days are those of UTC, as the group's moments are. */
export function payoutOf(group: FinancialEventGroup): Payout[] {
  const { FundTransferDate: transferred, OriginalTotal: total, FundTransferStatus: status = '' } = group;
  if (!transferred || !total || total.minor <= 0 || ON_ITS_WAY.test(status)) return [];
  const { FinancialEventGroupStart: start, FinancialEventGroupEnd: end } = group;
  const tail = AccountTail.safeParse(
    group.AccountTail?.replace(/[^0-9A-Za-z]/g, '')
      .toUpperCase()
      .slice(-4),
  );
  return [
    Payout.parse({
      amount: DecimalText.parse(decimalText(total.minor, minorDigits(total.currency))),
      currency: total.currency,
      period: start && end ? { startedOn: start.slice(0, 10), endedOn: end.slice(0, 10) } : NOT_OFFERED,
      paidOn: transferred.slice(0, 10),
      accountTail: tail.success ? tail.data : NOT_OFFERED,
      status: FAILED.test(status) ? 'failed' : 'paid',
    }),
  ];
}
