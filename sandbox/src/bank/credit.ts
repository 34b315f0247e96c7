import type { World } from '../kernel/world.ts';
import { type Answer, accepted, refused } from './answer.ts';
import { missingAuthorisation } from './authorisations.ts';
import { type Plan, planFor } from './behaviour.ts';
import { tellPartner } from './callback.ts';
import type { Desk } from './desk.ts';
import { nextReference } from './numbers.ts';
import { fingerprint } from './same-body.ts';
import type { CreditApply, CreditResult } from './shapes.ts';
import { when } from './timetable.ts';
import { underwrite } from './underwriting.ts';

/** An application at the bank, from the day it came in. */
export type CreditCase = { apply: CreditApply; fingerprint: string; plan: Plan; result: CreditResult };

const CASES = 'bank.credits';
/** Approved terms stand for a year. */
const VALID_MS = 365 * 86_400_000;

export const findCredit = (world: World, creditApplyNo: string) => world.state.get<CreditCase>(CASES, creditApplyNo);

/** Takes an application in. The same number with the same content is answered again, with another it is refused. */
export function applyForCredit(desk: Desk, apply: CreditApply): Answer {
  const { world } = desk;
  const known = findCredit(world, apply.creditApplyNo);
  if (known) {
    return known.fingerprint === fingerprint(apply)
      ? accepted(known.result)
      : refused('4090', `creditApplyNo ${apply.creditApplyNo} was used for another application`);
  }
  const missing = missingAuthorisation(apply, world.now());
  if (missing) return refused('4030', missing);
  const { creditApplyNo, applicationId } = apply;
  const result: CreditResult = { status: 'PROCESSING', creditApplyNo, applicationId };
  const opened = { apply, fingerprint: fingerprint(apply), plan: planFor(world, 'credit'), result };
  world.state.set(CASES, creditApplyNo, opened satisfies CreditCase);
  schedule(desk, opened);
  return accepted(result);
}

export function queryCredit(desk: Desk, creditApplyNo: string): Answer {
  const found = findCredit(desk.world, creditApplyNo);
  if (!found) return refused('4040', `creditApplyNo ${creditApplyNo} is not known`);
  const { answerAt } = found.plan;
  // A clock that was moved forward may have passed the hour before its alarm went off.
  if (answerAt !== null && answerAt <= desk.world.now().getTime()) settle(desk, creditApplyNo);
  return accepted(findCredit(desk.world, creditApplyNo)?.result);
}

/** Takes up what was waiting for its hour when the sandbox stopped. */
export function resumeCredits(desk: Desk): void {
  for (const [, one] of desk.world.state.entries<CreditCase>(CASES)) {
    if (one.result.status === 'PROCESSING') schedule(desk, one);
  }
}

const schedule = (desk: Desk, { apply, plan }: CreditCase) =>
  when(desk.world, plan.answerAt, () => settle(desk, apply.creditApplyNo));

function settle(desk: Desk, creditApplyNo: string): void {
  const found = findCredit(desk.world, creditApplyNo);
  if (found?.result.status !== 'PROCESSING') return;
  const result = decide(desk.world, found);
  desk.world.state.set(CASES, creditApplyNo, { ...found, result } satisfies CreditCase);
  const notice = { service: 'credit.result', path: '/credit-results' } as const;
  tellPartner(desk, { ...notice, body: result, times: found.plan.twice ? 2 : 1 });
  if (found.plan.outOfOrder) tellPartner(desk, { ...notice, body: found.result });
}

function decide(world: World, { apply, plan }: CreditCase): CreditResult {
  const underwritten = underwrite(apply, plan.result);
  const { creditApplyNo, applicationId } = apply;
  const now = world.now();
  const decided = {
    creditApplyNo,
    applicationId,
    bankReference: nextReference(world, 'SX'),
    decidedAt: now.toISOString(),
    reasons: underwritten.reasons,
  };
  if (underwritten.decision === 'REFUSED') return { status: 'FAIL', decision: 'REFUSED', ...decided };
  const validUntil = new Date(now.getTime() + VALID_MS).toISOString();
  return { status: 'SUCCESS', decision: underwritten.decision, ...underwritten.terms, validUntil, ...decided };
}
