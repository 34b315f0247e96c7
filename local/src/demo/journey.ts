import { randomUUID } from 'node:crypto';
import { SELLERS } from '@loan/sandbox/amazon/sellers';
import { COMPANIES } from '@loan/sandbox/people/companies';
import { PERSONS } from '@loan/sandbox/people/persons';
import * as application from '@loan/shared/api/application';
import type { Refusal } from '@loan/shared/api/endpoint';
import * as signing from '@loan/shared/api/signing';
import * as sources from '@loan/shared/api/sources';
import type { ApplicationView } from '@loan/shared/api/view';
import type { Result } from '@loan/shared/result';
import { anonymousPhone, logIn, type Phone, pressOn } from './phone.ts';
import type { Scenario } from './scenarios.ts';

/** Everything on the way must be done within this time. */
const PATIENCE_MS = 180_000;
const LOOK_AGAIN_MS = 150;

export type Journey = { applicationId: string; view: ApplicationView };
export type Steps = {
  url: string;
  /** Told before each step, so that a test can pull the plug there. */
  onStep: (step: string) => Promise<void>;
  /** The partner's reviewer, at a desk elsewhere. */
  review: (applicationId: string) => Promise<void>;
};

/** One whole journey, done the way people do it: phones, hosted pages, waiting. */
export async function travel(scenario: Scenario, { url, onStep, review }: Steps): Promise<Journey> {
  const company = found(
    COMPANIES.find(({ key }) => key === scenario.company),
    scenario.company,
  );
  const applicantKey = scenario.applicant === 'clerk' ? company.clerk : company.legalRepresentative;
  const applicationId = randomUUID();
  const id = { id: applicationId } as never as { id: ApplicationView['id'] & string };
  await onStep('login');
  const applicant = await logIn(url, applicantKey);

  await onStep('open');
  const eligibility = {
    marketplaces: ['amazon'],
    tradingMonths: 'from12' as const,
    settlement: 'company' as const,
    ...scenario.eligibility,
  };
  await must('open', applicant.call(application.openApplication, { ...id, eligibility } as never));
  await onStep('company');
  await must(
    'company',
    applicant.call(application.declareCompany, { ...id, ...declaration(company, applicantKey, eligibility) } as never),
  );
  await onStep('submit');
  await submit(applicant, id);
  const refusedAtOnce = !eligibility.marketplaces.includes('amazon') || eligibility.settlement === 'personal';
  if (!refusedAtOnce)
    await connect(applicant, { url, onStep, sellerId: found(company.amazonSellerIds[0], 'seller'), id });
  else {
    await onStep('assessment');
    await must('assessment', applicant.call(application.requestAssessment, id as never));
  }

  let assessed = await until(applicant, id, ({ status }) => ['offered', 'declined', 'underReview'].includes(status));
  if (assessed.status === 'underReview' && scenario.reviewerClears) {
    await onStep('review');
    await review(applicationId);
    assessed = await until(applicant, id, ({ status }) => status !== 'underReview');
  }
  if (assessed.status !== 'offered') return { applicationId, view: assessed };
  await onStep('accept');
  await must(
    'accept',
    applicant.call(application.acceptOffer, { ...id, offerId: assessed.offer?.offerId ?? '' } as never),
  );
  const signers = await gatherSigners(applicant, { url, onStep, company, applicantKey, id });
  await onStep('bureau');
  await signEverything(signers, id, () => 'sign');

  await onStep('bank');
  let decided = await until(applicant, id, ({ status }) => ['approved', 'offered', 'bankDeclined'].includes(status));
  if (decided.status === 'bankDeclined') return { applicationId, view: decided };
  if (decided.status === 'offered') {
    await onStep('accept again');
    decided = await must(
      'accept again',
      applicant.call(application.acceptOffer, { ...id, offerId: decided.offer?.offerId ?? '' } as never),
    );
  }
  await onStep('drawdown');
  const amountFen = decided.terms?.availableFen ?? 0;
  const wish = { amountFen, termMonths: 6, method: 'levelInstalment' as const };
  await must('quote', applicant.call(signing.quote, { ...id, ...wish } as never));
  await must(
    'drawdown',
    applicant.call(signing.quoteDrawdown, { ...id, ...wish, drawdownId: randomUUID(), purpose: 'stock' } as never),
  );
  await onStep('signing');
  await must('signing', applicant.call(signing.startSigning, id as never));
  await onStep('signatures');
  await signEverything(signers, id, (phone) =>
    scenario.controllerRefusesToSign && phone === signers[signers.length - 1] ? 'reject' : 'sign',
  );
  await onStep('money');
  const view = await until(
    applicant,
    id,
    (now) =>
      now.status === 'signingFailed' || now.drawdown?.status === 'disbursed' || now.drawdown?.status === 'released',
  );
  return { applicationId, view };
}

type Id = { id: string };

async function submit(applicant: Phone, id: Id): Promise<void> {
  const { texts } = await must('consent texts', applicant.call(application.consentTexts, id as never));
  const consents = texts.map(({ key, version, sha256 }) => ({
    consentId: randomUUID(),
    key,
    textVersion: version,
    textSha256: sha256,
  }));
  await must('submit', applicant.call(application.submitApplication, { ...id, consents } as never));
}

async function connect(
  applicant: Phone,
  { url: _url, onStep, sellerId, id }: { url: string; onStep: Steps['onStep']; sellerId: string; id: Id },
): Promise<void> {
  await onStep('authorise');
  const { region } = found(
    SELLERS.find((seller) => seller.sellerId === sellerId),
    sellerId,
  );
  const source = { ...id, sourceId: randomUUID() };
  const link = await must(
    'link',
    applicant.call(sources.startAuthorisation, { ...source, vendor: 'amazon', region } as never),
  );
  // On another computer: allow at the marketplace, and be sent back to us.
  const back = await pressOn(link.url, { seller: sellerId, decision: 'allow' });
  await fetch(back);
  await until(applicant, id, ({ sources: shown }) => shown.some(({ state }) => state === 'awaitingConfirmation'));
  await onStep('confirm');
  await must('confirm', applicant.call(sources.confirmShop, { ...source, mine: true, thenAssess: true } as never));
  await onStep('reading');
}

type Gathering = {
  url: string;
  onStep: Steps['onStep'];
  company: (typeof COMPANIES)[number];
  applicantKey: string;
  id: Id;
};

/** Everyone who has to sign, each on their own phone; whoever is not the applicant comes by invitation. */
async function gatherSigners(
  applicant: Phone,
  { url, onStep, company, applicantKey, id }: Gathering,
): Promise<Phone[]> {
  const phones: Phone[] = [];
  for (const [role, key] of [
    ['legalRepresentative', company.legalRepresentative],
    ['controller', company.controller],
  ] as const) {
    if (key === applicantKey) {
      if (!phones.includes(applicant)) phones.push(applicant);
      continue;
    }
    await onStep(`invite ${role}`);
    const { token } = await must('invite', applicant.call(signing.inviteSigner, { ...id, role } as never));
    const invited = await must('invitation', anonymousPhone(url).call(signing.readInvitation, { token }));
    const phone = await logIn(url, key);
    const consents = invited.consentTexts.map((text) => ({
      consentId: randomUUID(),
      key: text.key,
      textVersion: text.version,
      textSha256: text.sha256,
    }));
    await must('take invitation', phone.call(signing.takeInvitation, { token, consents } as never));
    phones.push(phone);
  }
  return phones;
}

/** Each phone opens whatever page is next for it until nothing of theirs is left. */
async function signEverything(
  phones: readonly Phone[],
  id: Id,
  decide: (phone: Phone) => 'sign' | 'reject',
): Promise<void> {
  for (const phone of phones) {
    const deadline = Date.now() + PATIENCE_MS;
    let last = '';
    for (;;) {
      const page = await must('signing page', phone.call(signing.openSigningPage, id as never));
      if (page.step === 'done') break;
      if (Date.now() > deadline) throw new Error(`${phone.person} waits for ${page.step} in vain`);
      // The same page again means that our side has not yet heard: wait rather than sign twice.
      const isProof = page.step === 'provePerson' || page.step === 'proveCompany';
      const key = page.url ? new URL(page.url).pathname : '';
      if (page.url && (isProof ? page.step : key) !== last) {
        const decision = isProof ? 'pass' : decide(phone);
        await pressOn(page.url, { decision });
        last = isProof ? page.step : key;
        if (decision === 'reject') return;
      }
      await sleep(LOOK_AGAIN_MS);
    }
  }
}

async function until(phone: Phone, id: Id, reached: (view: ApplicationView) => boolean): Promise<ApplicationView> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const view = await must('read', phone.call(application.readApplication, id as never));
    if (reached(view)) return view;
    if (Date.now() > deadline)
      throw new Error(
        `still ${view.status} after ${PATIENCE_MS / 1000} s; sources ${view.sources.map(({ state }) => state).join()}`,
      );
    await sleep(LOOK_AGAIN_MS);
  }
}

async function must<T>(what: string, answer: Promise<Result<T, Refusal & { status: number }>>): Promise<T> {
  const result = await answer;
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.error.status} ${JSON.stringify(result.error)}`);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the sandbox has no ${what}`);
  return value;
}

function declaration(company: (typeof COMPANIES)[number], applicantKey: string, eligibility: { settlement: string }) {
  const person = (key: string) => {
    const { name, identityNumber, phone } = found(
      PERSONS.find((one) => one.key === key),
      key,
    );
    return { name, identityNumber, phone };
  };
  const one = company.legalRepresentative === company.controller;
  const isLegal = applicantKey === company.legalRepresentative;
  return {
    name: company.name,
    creditCode: company.creditCode,
    account: { bankName: company.corporateAccount.bankName, number: company.corporateAccount.accountNumber },
    legalRepresentative: person(company.legalRepresentative),
    controller: one ? ('sameAsLegalRepresentative' as const) : person(company.controller),
    applicantIs: isLegal
      ? one
        ? ('both' as const)
        : ('legalRepresentative' as const)
      : applicantKey === company.controller
        ? ('controller' as const)
        : ('neither' as const),
    settlement: {
      holderKind: eligibility.settlement === 'personal' ? 'personal' : 'licensedPaymentCompany',
      holderName: company.collectionAccount.holderName,
      paymentCompany: company.collectionAccount.provider,
      accountTail: company.collectionAccount.tail,
    },
  };
}
