import { randomUUID } from 'node:crypto';
import { COMPANIES, type Company } from '@loan/sandbox/people/companies';
import { PERSONS } from '@loan/sandbox/people/persons';
import * as application from '@loan/shared/api/application';
import type { Eligibility } from '@loan/shared/application/application';
import { logIn } from './phone.ts';
import type { Scenario } from './scenario.ts';
import { handInBills } from './shipping.ts';
import { handInPapers } from './supplying.ts';
import { found, must, type Trip } from './trip.ts';

const USUAL: Eligibility = { marketplaces: ['amazon'], tradingMonths: 'from12', settlement: 'company' };
export const eligibilityOf = (scenario: Pick<Scenario, 'eligibility'>): Eligibility => ({
  ...USUAL,
  ...scenario.eligibility,
});

type Opening = Pick<Scenario, 'company' | 'product' | 'applicant' | 'eligibility' | 'supplies' | 'ships'>;

/** From the login to the submitted application. */
export async function openTrip(scenario: Opening, { url, onStep }: Pick<Trip, 'url' | 'onStep'>): Promise<Trip> {
  const company = found(
    COMPANIES.find(({ key }) => key === scenario.company),
    scenario.company,
  );
  const applicantKey = scenario.applicant === 'clerk' ? company.clerk : company.legalRepresentative;
  const id = { id: randomUUID() };
  await onStep('login');
  const applicant = await logIn(url, applicantKey);
  const trip: Trip = { url, id, company, applicant, applicantKey, onStep };

  await onStep('open');
  const eligibility = eligibilityOf(scenario);
  await must(
    'open',
    applicant.call(application.openApplication, { ...id, product: scenario.product, eligibility } as never),
  );
  await onStep('company');
  const declared = { ...id, ...declaration(company, applicantKey, eligibility) };
  await must('company', applicant.call(application.declareCompany, declared as never));
  if (scenario.supplies) await handInPapers(trip, scenario.supplies);
  if (scenario.ships) await handInBills(trip, scenario.ships);
  await onStep('submit');
  const { texts } = await must('consent texts', applicant.call(application.consentTexts, id as never));
  const consents = texts.map(({ key, version, sha256 }) => ({
    consentId: randomUUID(),
    key,
    textVersion: version,
    textSha256: sha256,
  }));
  await must('submit', applicant.call(application.submitApplication, { ...id, consents } as never));
  return trip;
}

/** What the applicant types in: the sandbox's company with its people. */
export function declaration(company: Company, applicantKey: string, eligibility: Pick<Eligibility, 'settlement'>) {
  const one = company.legalRepresentative === company.controller;
  const { provider, holderName, tail } = company.collectionAccount;
  return {
    name: company.name,
    creditCode: company.creditCode,
    account: { bankName: company.corporateAccount.bankName, number: company.corporateAccount.accountNumber },
    legalRepresentative: person(company.legalRepresentative),
    controller: one ? ('sameAsLegalRepresentative' as const) : person(company.controller),
    applicantIs: roleOf(company, applicantKey),
    settlement: {
      holderKind: eligibility.settlement === 'personal' ? 'personal' : 'licensedPaymentCompany',
      holderName,
      paymentCompany: provider,
      accountTail: tail,
    },
  };
}

function person(key: string) {
  const one = PERSONS.find((known) => known.key === key);
  const { name, identityNumber, phone } = found(one, key);
  return { name, identityNumber, phone };
}

function roleOf({ legalRepresentative, controller }: Company, applicantKey: string) {
  if (applicantKey === legalRepresentative)
    return legalRepresentative === controller ? ('both' as const) : ('legalRepresentative' as const);
  return applicantKey === controller ? ('controller' as const) : ('neither' as const);
}
