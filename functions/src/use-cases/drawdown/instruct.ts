import type { Disburse } from '@loan/shared/bank/los-bank';
import { type Drawdown, transitionDrawdown } from '@loan/shared/drawdown/drawdown';
import type { Entrusted } from '@loan/shared/drawdown/entrusted';
import type { RepaymentMethod } from '@loan/shared/repayment/method';
import { addMs } from '@loan/shared/time/instant';
import { SYSTEM } from '../application/move.ts';
import { FIRST_QUERY_MS, queryWaitMs } from '../bank/credit-result.ts';
import type { Deps } from '../deps.ts';
import { readCompany } from '../party/people.ts';
import { DONE, type JobOutcome, type JobRun } from '../work/work.ts';
import { takeDisburseResult } from './disburse-result.ts';

export const loanApplyNo = (drawdownId: string) => `LA-${drawdownId}`;

/**
 * Instructs the bank to pay out, once. The intention is written first; when the answer is lost the same number is
 * asked about, and never a new one sent.
 */
export async function instructDrawdown(deps: Deps, { drawdownId }: { drawdownId: string }): Promise<JobOutcome> {
  const before = await deps.ledger.find('drawdown', drawdownId);
  // After a crash between writing and sending we cannot know whether it was sent: that is for the query to find out.
  if (before?.state.status !== 'held')
    return before?.state.status === 'instructed' ? loseSight(deps, drawdownId) : DONE;
  const at = deps.now();
  const event = { type: 'instruct', at, loanApplyNo: loanApplyNo(drawdownId) } as const;
  const after = transitionDrawdown(before.state, event);
  if (!after.ok) return DONE;
  const { applicationId, bankId, amountFen } = before.state;
  const written = await deps.ledger.commit({
    changes: [{ kind: 'drawdown', before, event, after: after.value, by: SYSTEM }],
    jobs: [{ id: deps.newId(), kind: 'queryDrawdown', payload: { drawdownId }, dueAt: addMs(at, FIRST_QUERY_MS) }],
    bank: {
      applicationId,
      bankId,
      at,
      news: [{ type: 'drawdown.instructed', data: { drawdownId, amountFen, loanApplyNo: event.loanApplyNo } }],
    },
  });
  if (!written.ok) return { tag: 'retry', cause: written.error.tag };

  const answer = await deps.bank(bankId).disburse(await instruction(deps, after.value as Instructed));
  if (answer.ok) return takeDisburseResult(deps, answer.value);
  if (answer.error.tag === 'BankUnknown') return loseSight(deps, drawdownId);
  return { tag: 'hopeless', cause: `${answer.error.code} ${answer.error.message}` };
}

type Instructed = Extract<Drawdown, { status: 'instructed' | 'unknown' }>;

const METHOD_CODES: Record<RepaymentMethod, Disburse['method']> = {
  levelInstalment: 'LEVEL_INSTALMENT',
  equalPrincipal: 'EQUAL_PRINCIPAL',
  bullet: 'BULLET',
  repayAtWill: 'REPAY_AT_WILL',
};

const ENTRUSTED_CODES: Record<Entrusted['kind'], NonNullable<Disburse['entrusted']>['kind']> = {
  adAccount: 'AD_ACCOUNT',
  forwarder: 'FORWARDER',
};

async function instruction(deps: Deps, drawdown: Instructed): Promise<Disburse> {
  const application = await deps.ledger.find('application', drawdown.applicationId);
  if (application?.state.status !== 'active') throw new Error('instruction: a drawdown without an active facility');
  const { companyId, creditApplyNo, signing } = application.state;
  const company = await readCompany(deps, companyId);
  const { entrusted } = drawdown;
  const { maturity } = drawdown.quote;
  return {
    loanApplyNo: drawdown.loanApplyNo,
    creditApplyNo,
    applicationId: drawdown.applicationId,
    drawdownId: drawdown.id,
    facilityId: drawdown.facilityId,
    amountFen: drawdown.amountFen,
    annualRatePpm: drawdown.annualRatePpm,
    method: METHOD_CODES[drawdown.method],
    termMonths: drawdown.termMonths,
    ...(maturity ? { maturesOn: maturity.on } : {}),
    purpose: drawdown.purpose,
    // Only ever the company's own corporate account (R-LN-1); the bank pays on from there where it is told to.
    payee: { accountName: company.name, accountNo: company.account, bankName: company.bankName },
    ...(entrusted ? { entrusted: { ...entrusted, kind: ENTRUSTED_CODES[entrusted.kind] } } : {}),
    contracts: [{ documentId: signing.documentId, kind: 'LOAN_AGREEMENT', sha256: signing.signedSha256 ?? '' }],
  };
}

/** The answer was lost. The screen says so, nothing is repeated, and the bank is asked under the same number. */
async function loseSight(deps: Deps, drawdownId: string): Promise<JobOutcome> {
  const before = await deps.ledger.find('drawdown', drawdownId);
  if (before?.state.status !== 'instructed') return DONE;
  const at = deps.now();
  const event = { type: 'loseSight', at } as const;
  const after = transitionDrawdown(before.state, event);
  if (!after.ok) return DONE;
  const written = await deps.ledger.commit({
    changes: [{ kind: 'drawdown', before, event, after: after.value, by: SYSTEM }],
    jobs: [{ id: deps.newId(), kind: 'queryDrawdown', payload: { drawdownId }, dueAt: addMs(at, 2_000) }],
  });
  return written.ok ? DONE : { tag: 'retry', cause: written.error.tag };
}

/** Asks the bank what became of an instruction, under the number it was sent with. */
export async function queryDrawdown(
  deps: Deps,
  { drawdownId }: { drawdownId: string },
  { since }: Pick<JobRun, 'since'>,
): Promise<JobOutcome> {
  const found = await deps.ledger.find('drawdown', drawdownId);
  if (found?.state.status !== 'instructed' && found?.state.status !== 'unknown') return DONE;
  const drawdown = found.state;
  const bank = deps.bank(drawdown.bankId);
  const answer = await bank.queryDisbursement(drawdown.loanApplyNo);
  const askLater: JobOutcome = { tag: 'later', waitMs: queryWaitMs(since, deps.now()) };
  if (answer.ok) return answer.value.status === 'PROCESSING' ? askLater : takeDisburseResult(deps, answer.value);
  if (answer.error.tag === 'BankHasNone') {
    // It never arrived. The same instruction under the same number: the bank pays at most once for it.
    const sent = await bank.disburse(await instruction(deps, drawdown));
    if (sent.ok) return sent.value.status === 'PROCESSING' ? askLater : takeDisburseResult(deps, sent.value);
    return sent.error.tag === 'BankUnknown'
      ? { tag: 'retry', cause: sent.error.cause }
      : { tag: 'hopeless', cause: sent.error.message };
  }
  return answer.error.tag === 'BankUnknown'
    ? { tag: 'retry', cause: answer.error.cause }
    : { tag: 'hopeless', cause: answer.error.message };
}
