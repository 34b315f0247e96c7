import { randomUUID } from 'node:crypto';
import * as application from '@loan/shared/api/application';
import * as signing from '@loan/shared/api/signing';
import type { ApplicationView } from '@loan/shared/api/view';
import type { Purpose } from '@loan/shared/drawdown/purpose';
import type { RepaymentMethod } from '@loan/shared/repayment/method';
import { amazonShops, connectAccounts } from './connecting.ts';
import { eligibilityOf, openTrip } from './opening.ts';
import type { Phone } from './phone.ts';
import type { Scenario } from './scenario.ts';
import { forwarderConfirms } from './shipping.ts';
import { gatherSigners, signEverything } from './signers.ts';
import { buyerConfirms } from './supplying.ts';
import { must, pause, type Trip, until } from './trip.ts';

export type Journey = { applicationId: string; view: ApplicationView };
export type Steps = Pick<Trip, 'url' | 'onStep'> & {
  /** The partner's reviewer, at a desk elsewhere. */
  review: (applicationId: string) => Promise<void>;
};

const REVIEWS = 20;

/** One whole journey, done the way people do it: phones, hosted pages, waiting. */
export async function travel(scenario: Scenario, { review, ...steps }: Steps): Promise<Journey> {
  const trip = await openTrip(scenario, steps);
  const { applicant, id, onStep } = trip;
  const applicationId = id.id;
  const { marketplaces, settlement } = eligibilityOf(scenario);
  const accounts = scenario.accounts ?? (marketplaces.includes('amazon') ? amazonShops(trip) : []);
  if (scenario.ships) await forwarderConfirms(trip, scenario.ships);
  if (scenario.supplies) await buyerConfirms(trip, scenario.supplies);
  else if (accounts.length > 0 && settlement !== 'personal') await connectAccounts(trip, accounts);
  else {
    await onStep('assessment');
    await must('assessment', applicant.call(application.requestAssessment, id as never));
  }

  let assessed = await until(trip, ({ status }) => ['offered', 'declined', 'underReview'].includes(status));
  if (assessed.status === 'underReview' && scenario.reviewerClears) {
    await onStep('review');
    assessed = await reviewed(trip, review);
  }
  if (assessed.status !== 'offered') return { applicationId, view: assessed };
  await onStep('accept');
  await accept(trip, assessed);
  const signers = await gatherSigners(trip);
  await onStep('bureau');
  await signEverything(trip, signers);

  await onStep('bank');
  let decided = await until(trip, ({ status }) => ['approved', 'offered', 'bankDeclined'].includes(status));
  if (decided.status === 'bankDeclined') return { applicationId, view: decided };
  if (decided.status === 'offered') {
    await onStep('accept again');
    decided = await accept(trip, decided);
  }
  return { applicationId, view: await draw(trip, decided, { signers, scenario }) };
}

/** A reviewer whose command breaks off looks whether it was done, and gives it again if it was not. */
async function reviewed(trip: Trip, review: Steps['review']): Promise<ApplicationView> {
  for (let attempt = 1; attempt <= REVIEWS; attempt++) {
    await review(trip.id.id).catch(() => pause(1_000));
    const view = await until(trip, () => true);
    if (view.status !== 'underReview') return view;
  }
  throw new Error(`still under review after ${REVIEWS} commands`);
}

export const accept = ({ applicant, id }: Trip, { offer }: ApplicationView): Promise<ApplicationView> =>
  must('accept', applicant.call(application.acceptOffer, { ...id, offerId: offer?.offerId ?? '' } as never));

type Drawing = {
  signers: readonly Phone[];
  scenario: Pick<Scenario, 'controllerRefusesToSign' | 'purpose' | 'repaid'>;
};

/** From the terms to the money: the wish, the contract, the signatures. */
async function draw(trip: Trip, { terms }: ApplicationView, { signers, scenario }: Drawing): Promise<ApplicationView> {
  const { onStep } = trip;
  await onStep('drawdown');
  const { availableFen = 0, termMonths = 6 } = terms ?? {};
  await chooseDrawdown(trip, {
    amountFen: availableFen,
    termMonths: Math.min(6, termMonths),
    purpose: scenario.purpose,
    ...scenario.repaid,
  });
  await onStep('signing');
  await startSigning(trip);
  await onStep('signatures');
  await signEverything(trip, signers, (phone) =>
    scenario.controllerRefusesToSign && phone === signers[signers.length - 1] ? 'reject' : 'sign',
  );
  await onStep('money');
  return until(
    trip,
    ({ status, drawdown }) =>
      status === 'signingFailed' || drawdown?.status === 'disbursed' || drawdown?.status === 'released',
  );
}

type Draw = { amountFen: number; termMonths?: number; method?: RepaymentMethod; purpose?: Purpose | undefined };

export async function chooseDrawdown(
  { applicant, id }: Trip,
  { amountFen, termMonths = 6, method = 'levelInstalment', purpose = 'stock' }: Draw,
): Promise<void> {
  const wish = { amountFen, termMonths, method };
  await must('quote', applicant.call(signing.quote, { ...id, ...wish } as never));
  const fixed = { ...id, ...wish, drawdownId: randomUUID(), purpose };
  await must('drawdown', applicant.call(signing.quoteDrawdown, fixed as never));
}

export const startSigning = ({ applicant, id }: Trip): Promise<ApplicationView> =>
  must('signing', applicant.call(signing.startSigning, id as never));
