import type { InStatus } from '@loan/shared/application/application';
import type { CreditApply } from '@loan/shared/bank/los-bank';
import { Decision } from '@loan/shared/offer/decision';
import { moveApplication, SYSTEM } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { readCompany, readPerson } from '../party/people.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { takeCreditResult } from './credit-result.ts';

/** One number for one application, for ever: what the bank knows it by, on every retry. */
export const creditApplyNo = (applicationId: string) => `CA-${applicationId}`;

/** Puts the application before the bank, once everyone is proven and has signed that it may ask the bureau. */
export async function askBank(deps: Deps, { applicationId }: { applicationId: string }): Promise<JobOutcome> {
  const before = await deps.ledger.find('application', applicationId);
  if (!before) return DONE;
  if (before.state.status === 'accepted') {
    const event = { type: 'askBank', at: deps.now(), creditApplyNo: creditApplyNo(applicationId) } as const;
    // Written before it is sent: after a crash we know that the bank may have been asked, and under which number.
    const moved = await moveApplication(deps, { before, event, by: SYSTEM });
    if (!moved.ok) return moved.error.tag === 'LostRace' ? { tag: 'retry', cause: 'LostRace' } : DONE;
    return send(deps, applicationId);
  }
  return before.state.status === 'bankReview' ? send(deps, applicationId) : DONE;
}

async function send(deps: Deps, applicationId: string): Promise<JobOutcome> {
  const found = await deps.ledger.find('application', applicationId);
  if (found?.state.status !== 'bankReview') return DONE;
  // The same number with the same body is the same request, so sending it again after silence is safe.
  const answer = await deps.bank(found.state.bankId).apply(await creditApplication(deps, found.state));
  if (answer.ok) return takeCreditResult(deps, answer.value);
  if (answer.error.tag === 'BankUnknown') return { tag: 'retry', cause: answer.error.cause };
  return { tag: 'hopeless', cause: `${answer.error.code} ${answer.error.message}` };
}

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
    product: 'DATA_LOAN',
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
