import type { ApplicationView } from '@loan/shared/api/view';
import type { Application } from '@loan/shared/application/application';
import type { Deps } from '../../deps.ts';
import { vendorsOffered } from '../../source/offered.ts';
import { type Role, rolesOf } from '../access.ts';
import { clockView } from './clock.ts';
import { decisionView } from './decision.ts';
import { drawdownView, facilityView, loanView, payoutView } from './money.ts';
import { myNextStep } from './next-step.ts';
import { companyView, peopleView } from './people.ts';
import { reviewView } from './review.ts';
import { bureauView, loanSigningView } from './signing.ts';
import { sourceViews } from './sources.ts';

/** Everything one person may see of an application, masked for that person. What is not theirs is left out, not blanked. */
export async function viewFor(deps: Deps, application: Application, userId: string): Promise<ApplicationView> {
  const myRoles = rolesOf(application, userId);
  const applicant = myRoles.includes('applicant');
  const company = await companyView(deps, application);
  const [sources, people, decision, drawdown, timeline, consentsGiven] = await Promise.all([
    applicant ? sourceViews(deps, application) : [],
    peopleView(deps, application, userId),
    applicant ? decisionView(deps, application) : undefined,
    drawdownView(deps, application, company),
    timelineOf(deps, application.id),
    consentKeys(deps, application, userId),
  ]);
  const loan = drawdown?.status === 'disbursed' ? await loanView(deps, drawdown.id) : undefined;
  const facility = await facilityView(deps, application);
  return dropUndefined<ApplicationView>({
    id: application.id,
    status: application.status,
    product: application.product,
    version: application.version,
    myRoles,
    createdAt: application.createdAt,
    eligibility: application.eligibility,
    clock: clockView(application, deps.now()),
    company,
    people,
    bankName: deps.settings.bank.name,
    partnerName: deps.settings.partner.name,
    consentsGiven,
    sources,
    vendors: vendorsOffered(deps.sources),
    assessmentRequested: 'assessmentRequestedAt' in application && application.assessmentRequestedAt !== undefined,
    decision,
    offer: await offerView(deps, application),
    reasons: reasonsOf(application),
    bankReasons: application.status === 'bankDeclined' ? application.bankReasons : [],
    review: applicant ? reviewView(application) : undefined,
    bureau: await bureauView(deps, application, myRoles),
    terms: termsView(application),
    payout: applicant ? await payoutView(deps, application) : undefined,
    signing: await loanSigningView(deps, application, myRoles),
    drawdown,
    loan,
    facility,
    timeline,
    myNextStep: myNextStep(application, myRoles, sources),
  });
}

type Optional<T> = { [K in keyof T]: T[K] | undefined };
/** Leaves out what there is not: on the wire an absent fact is absent. */
export function dropUndefined<T>(view: Optional<T>): T {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined)) as T;
}

function reasonsOf(application: Application): { code: string; text: string }[] {
  if (application.status === 'declined') return application.reasons;
  return application.status === 'underReview' ? application.reviewReasons : [];
}

async function offerView(deps: Deps, application: Application): Promise<ApplicationView['offer']> {
  if (!('offer' in application) || !application.offer) return undefined;
  const { offerId, origin, limitFen, availableFen, annualRatePpm, termMonths, expiresAt } = application.offer;
  const view = { offerId, origin, limitFen, availableFen, annualRatePpm, termMonths, expiresAt };
  if (origin === 'engine') return view;
  const decision = await decisionView(deps, application);
  if (!decision) return view;
  const { limitFen: was, availableFen: could, annualRatePpm: rate, termMonths: term } = decision;
  return { ...view, before: { limitFen: was, availableFen: could, annualRatePpm: rate, termMonths: term } };
}

function termsView(application: Application): ApplicationView['terms'] {
  if (!('terms' in application) || !application.terms) return undefined;
  const { limitFen, availableFen, annualRatePpm, termMonths, validUntil } = application.terms;
  return { limitFen, availableFen, annualRatePpm, termMonths, expiresAt: validUntil };
}

const SHOWN_EVENTS = new Set([
  'open',
  'submit',
  'assess',
  'offer',
  'decline',
  'refer',
  'concludeReview',
  'accept',
  'acceptBankTerms',
  'signBureau',
  'askBank',
  'bankApprove',
  'bankCut',
  'bankDecline',
  'startSigning',
  'sendSigning',
  'signPart',
  'failSigning',
  'activate',
  'fund',
  'withdraw',
  'expire',
  'clockNear',
  'clockBroken',
]);

async function timelineOf({ ledger }: Deps, id: string): Promise<ApplicationView['timeline']> {
  const events = await ledger.history('application', id);
  return events
    .filter(({ type }) => SHOWN_EVENTS.has(type))
    .map(({ at, type }) => ({ at, type }))
    .slice(-200);
}

async function consentKeys({ ledger }: Deps, application: Application, userId: string): Promise<string[]> {
  const items = await ledger.list('consents', userId, { limit: 200 });
  const consents = await Promise.all(items.map(({ item }) => ledger.find('consent', item.consentId)));
  return consents.flatMap((consent) =>
    consent && consent.state.applicationId === application.id && consent.state.status === 'given'
      ? [consent.state.key]
      : [],
  );
}

export type { Role };
