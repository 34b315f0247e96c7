import type { InStatus } from '@loan/shared/application/application';
import { BANK_PRODUCTS, type CreditApply } from '@loan/shared/bank/los-bank';
import { Decision } from '@loan/shared/offer/decision';
import { addMs, type Instant } from '@loan/shared/time/instant';
import { moveApplication, SYSTEM } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { readCompany, readPerson } from '../party/people.ts';
import { DONE, type JobOutcome, type JobRun } from '../work/work.ts';
import { FIRST_QUERY_MS, queryWaitMs, takeCreditResult } from './credit-result.ts';

/** One number for one application, for ever: what the bank knows it by, on every retry. */
export const creditApplyNo = (applicationId: string) => `CA-${applicationId}`;

/**
 * Puts the application before the bank, once everyone is proven and has signed that it may ask the bureau. That it
 * will be asked about is written down with it, so a crash or a lost answer is settled by the question, and nothing
 * is sent a second time unless the bank says that it has nothing.
 */
export async function askBank(deps: Deps, { applicationId }: { applicationId: string }): Promise<JobOutcome> {
  const before = await deps.ledger.find('application', applicationId);
  if (before?.state.status !== 'accepted') return DONE;
  const at = deps.now();
  const event = { type: 'askBank', at, creditApplyNo: creditApplyNo(applicationId) } as const;
  const question = {
    id: deps.newId(),
    kind: 'queryBank',
    payload: { applicationId },
    dueAt: addMs(at, FIRST_QUERY_MS),
  } as const;
  const moved = await moveApplication(deps, { before, event, by: SYSTEM, with: { jobs: [question] } });
  if (!moved.ok) return moved.error.tag === 'LostRace' ? { tag: 'retry', cause: 'LostRace' } : DONE;
  const sent = await send(deps, applicationId);
  return sent.tag === 'retry' ? DONE : sent;
}

async function send(deps: Deps, applicationId: string): Promise<JobOutcome> {
  const found = await deps.ledger.find('application', applicationId);
  if (found?.state.status !== 'bankReview') return DONE;
  const answer = await deps.bank(found.state.bankId).apply(await creditApplication(deps, found.state));
  if (answer.ok) return takeCreditResult(deps, answer.value);
  if (answer.error.tag === 'BankUnknown') return { tag: 'retry', cause: answer.error.cause };
  return { tag: 'hopeless', cause: `${answer.error.code} ${answer.error.message}` };
}

/** Asks the bank where an application stands, after a callback or after silence. */
export async function queryBank(
  deps: Deps,
  { applicationId }: { applicationId: string },
  { since }: Pick<JobRun, 'since'>,
): Promise<JobOutcome> {
  const found = await deps.ledger.find('application', applicationId);
  if (found?.state.status !== 'bankReview') return DONE;
  const answer = await deps.bank(found.state.bankId).queryCredit(found.state.creditApplyNo);
  if (answer.ok) {
    const isThinking = answer.value.status === 'PROCESSING';
    return isThinking ? askLater(deps, since) : takeCreditResult(deps, answer.value);
  }
  if (answer.error.tag === 'BankHasNone') {
    // It never arrived. The same number with the same body: the bank opens at most one case for it.
    const sent = await send(deps, applicationId);
    return sent.tag === 'done' ? askLater(deps, since) : sent;
  }
  return answer.error.tag === 'BankUnknown'
    ? { tag: 'retry', cause: answer.error.cause }
    : { tag: 'hopeless', cause: answer.error.message };
}

/** The next question; once the bank has decided it finds nothing left to ask. */
const askLater = (deps: Deps, since: Instant): JobOutcome => ({
  tag: 'later',
  waitMs: queryWaitMs(since, deps.now()),
});

async function creditApplication(deps: Deps, application: InStatus<'bankReview'>): Promise<CreditApply> {
  const company = await readCompany(deps, application.companyId);
  const legal = await readPerson(deps, application.people.legalRepresentative.personId);
  const controller = await readPerson(deps, application.people.controller.personId);
  const decision = await readDecision(deps, application.decisionId);
  const { bureau, offer } = application;
  const signed = (subject: 'COMPANY' | 'CONTROLLER', subjectName: string, part: typeof bureau.company) => ({
    subject,
    subjectName,
    bankName: deps.settings.bank.name,
    documentId: part.documentId,
    sha256: part.signedSha256 ?? '',
    signTaskId: part.taskId ?? '',
    signedAt: part.signedAt ?? application.acceptedAt,
  });
  return {
    creditApplyNo: application.creditApplyNo,
    applicationId: application.id,
    product: BANK_PRODUCTS[application.product],
    company: { name: company.name, creditCode: company.creditCode, legalRepresentativeName: legal.name },
    coBorrowers: [
      {
        role: 'ACTUAL_CONTROLLER',
        name: controller.name,
        identityNumber: controller.identityNumber,
        phone: controller.phone,
      },
    ],
    requestedLimitFen: application.requestedLimitFen ?? null,
    suggestion: {
      decisionId: application.decisionId,
      snapshotSha256: decision.snapshotSha256,
      policyVersion: decision.decision.policyVersion,
      score: decision.decision.score,
      grade: decision.decision.grade,
      limitFen: offer.limitFen,
      availableFen: offer.availableFen,
      annualRatePpm: offer.annualRatePpm,
      termMonths: offer.termMonths,
      reasons: decision.decision.reasons.map(({ code, text }) => ({ code, text })),
    },
    bureauAuthorisations: [
      signed('COMPANY', company.name, bureau.company),
      signed('CONTROLLER', controller.name, bureau.controller),
    ],
    receivingAccount: { accountName: company.name, accountNo: company.account, bankName: company.bankName },
    submittedAt: application.submittedAt,
  };
}

export const decisionName = (decisionId: string) => `decisions/${decisionId}.json`;

export async function readDecision(
  deps: Deps,
  decisionId: string,
): Promise<{ decision: Decision; snapshotSha256: string }> {
  const record = await deps.ledger.record('decision', decisionId);
  const bytes = await deps.objects.get('evidence', decisionName(decisionId));
  if (!record || !bytes) throw new Error('readDecision: a decision without its evidence');
  return {
    decision: Decision.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))),
    snapshotSha256: record.value.snapshotSha256,
  };
}
