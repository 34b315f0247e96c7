import { LoanId } from '@loan/shared/application/ids';
import type { DisburseResult } from '@loan/shared/bank/los-bank';
import { type Drawdown, transitionDrawdown } from '@loan/shared/drawdown/drawdown';
import { endAfter } from '@loan/shared/drawdown/maturity';
import { transitionFacility } from '@loan/shared/facility/facility';
import { transitionLoan } from '@loan/shared/loan/loan';
import { shanghaiDay } from '@loan/shared/time/instant';
import type { Loaded } from '../../ports/ledger.ts';
import { bankActor, moveApplication, SYSTEM } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { readCompany } from '../party/people.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { quoteFor } from './quote.ts';

type Standing = Loaded<'drawdown'> & { state: Extract<Drawdown, { status: 'instructed' | 'unknown' }> };

/** Takes in what the bank says became of an instruction. */
export async function takeDisburseResult(deps: Deps, result: DisburseResult): Promise<JobOutcome> {
  // The question that was written down with the instruction is asked in its time.
  if (result.status === 'PROCESSING') return DONE;
  const before = await deps.ledger.find('drawdown', result.drawdownId);
  if (before?.state.status !== 'instructed' && before?.state.status !== 'unknown') return DONE;
  if (before.state.loanApplyNo !== result.loanApplyNo) return { tag: 'hopeless', cause: 'answer under another number' };
  return result.status === 'SUCCESS'
    ? disbursed(deps, before as Standing, result)
    : rejected(deps, before as Standing, result);
}

async function disbursed(
  deps: Deps,
  before: Standing,
  result: Extract<DisburseResult, { status: 'SUCCESS' }>,
): Promise<JobOutcome> {
  const { state } = before;
  const application = await deps.ledger.find('application', state.applicationId);
  const facility = await deps.ledger.find('facility', state.facilityId);
  if (application?.state.status !== 'active' || !facility) return { tag: 'hopeless', cause: 'no active facility' };
  const company = await readCompany(deps, application.state.companyId);
  // Money to another name or of another amount is never booked as done: a person has to look at once.
  if (result.payee.accountName !== company.name || result.amountFen !== state.amountFen) {
    deps.log.alarm('disbursement does not match its instruction', { drawdownId: state.id });
    return { tag: 'hopeless', cause: 'payee or amount differs from the instruction' };
  }

  const at = deps.now();
  const by = bankActor(state.bankId);
  const { amountFen, id: drawdownId, bankId } = state;
  const { bankTransactionNo, disbursedAt, payee } = result;
  const event = {
    type: 'disburse',
    at,
    disbursedAt,
    bankTransactionNo,
    accountName: payee.accountName,
    accountTail: payee.accountTail,
  } as const;
  const draw = { type: 'draw', at, amountFen, drawdownId } as const;
  const startedOn = shanghaiDay(disbursedAt);
  const promised = state.quote.maturity;
  const maturity = promised && endAfter(promised, startedOn);
  if (maturity?.on !== promised?.on) deps.log.alarm('paid out on or after the last day of the loan', { drawdownId });
  const schedule = quoteFor(deps, { ...state, startOn: startedOn, maturity });
  const start = {
    type: 'start',
    at,
    // The drawdown's id serves the loan too: one drawdown makes one loan, however often this runs.
    id: LoanId.parse(drawdownId),
    drawdownId,
    facilityId: state.facilityId,
    applicationId: state.applicationId,
    bankId,
    principalFen: amountFen,
    annualRatePpm: state.annualRatePpm,
    method: state.method,
    termMonths: schedule.termMonths,
    startedOn,
    schedule,
  } as const;
  const after = transitionDrawdown(state, event);
  const drawn = transitionFacility(facility.state, draw);
  const loan = transitionLoan(undefined, start);
  if (!after.ok || !drawn.ok || !loan.ok) return { tag: 'hopeless', cause: 'the books do not allow this disbursement' };

  const moved = await moveApplication(deps, {
    before: application,
    event: { type: 'fund', at },
    by,
    with: {
      changes: [
        { kind: 'drawdown', before, event, after: after.value, by },
        { kind: 'facility', before: facility, event: draw, after: drawn.value, by },
        { kind: 'loan', before: undefined, event: start, after: loan.value, by },
      ],
      deposit: { partnerId: deps.settings.partner.id, move: 'disburse', amountFen, drawdownId },
      bank: {
        applicationId: state.applicationId,
        bankId,
        at,
        news: [
          { type: 'drawdown.disbursed', data: { drawdownId, amountFen, bankTransactionNo, loanId: loan.value.id } },
        ],
      },
    },
  });
  return moved.ok ? DONE : { tag: 'retry', cause: moved.error.tag };
}

async function rejected(
  deps: Deps,
  before: Standing,
  result: Extract<DisburseResult, { status: 'FAIL' }>,
): Promise<JobOutcome> {
  const { state } = before;
  const at = deps.now();
  const event = { type: 'reject', at, failCode: result.failCode, failText: result.failText } as const;
  const after = transitionDrawdown(state, event);
  if (!after.ok) return DONE;
  const written = await deps.ledger.commit({
    changes: [{ kind: 'drawdown', before, event, after: after.value, by: bankActor(state.bankId) }],
    jobs: [{ id: deps.newId(), kind: 'releaseDrawdown', payload: { drawdownId: state.id }, dueAt: at }],
    bank: {
      applicationId: state.applicationId,
      bankId: state.bankId,
      at,
      news: [{ type: 'drawdown.rejected', data: { drawdownId: state.id, failCode: result.failCode } }],
    },
  });
  return written.ok ? DONE : { tag: 'retry', cause: written.error.tag };
}

/** Gives back what a rejected drawdown held: the limit and the deposit's headroom, in one transaction. */
export async function releaseDrawdown(deps: Deps, { drawdownId }: { drawdownId: string }): Promise<JobOutcome> {
  const before = await deps.ledger.find('drawdown', drawdownId);
  if (before?.state.status !== 'rejected') return DONE;
  const { state } = before;
  const facility = await deps.ledger.find('facility', state.facilityId);
  if (!facility) return { tag: 'hopeless', cause: 'no facility' };
  const at = deps.now();
  const { amountFen } = state;
  const event = { type: 'release', at, failCode: state.failCode, failText: state.failText } as const;
  const after = transitionDrawdown(state, event);
  const freed = transitionFacility(facility.state, { type: 'release', at, amountFen, drawdownId });
  if (!after.ok || !freed.ok) return DONE;
  const written = await deps.ledger.commit({
    changes: [
      { kind: 'drawdown', before, event, after: after.value, by: SYSTEM },
      {
        kind: 'facility',
        before: facility,
        event: { type: 'release', at, amountFen, drawdownId },
        after: freed.value,
        by: SYSTEM,
      },
    ],
    deposit: { partnerId: deps.settings.partner.id, move: 'release', amountFen, drawdownId },
    bank: {
      applicationId: state.applicationId,
      bankId: state.bankId,
      at,
      news: [{ type: 'drawdown.released', data: { drawdownId, reason: state.failCode } }],
    },
  });
  return written.ok ? DONE : { tag: 'retry', cause: written.error.tag };
}
