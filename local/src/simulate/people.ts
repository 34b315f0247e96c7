import { COMPANIES, type Company } from '@loan/sandbox/people/companies';
import * as application from '@loan/shared/api/application';
import * as signing from '@loan/shared/api/signing';
import type { ApplicationView } from '@loan/shared/api/view';
import { actOn } from './acting.ts';
import { createPhone, logIn } from './phone.ts';
import type { Somebody, Streets } from './somebody.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Everybody comes within these hours. */
const COMING_MS = 4 * HOUR_MS;
const USUAL_PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 4 * HOUR_MS] as const;
/** Looks at one application; whoever has looked so often has given it up. */
const MOST_LOOKS = 35;
const MOST_APPLICATIONS = 3;

/** So many companies of the sandbox come to borrow, most of them once, some twice, one or another from two phones. */
export function sendPeople(streets: Streets, count: number): void {
  const { timeline, chance } = streets;
  const borrowers = COMPANIES.filter(({ amazonSellerIds }) => amazonSellerIds.length > 0);
  const first = chance.between(0, borrowers.length - 1);
  for (const company of [...borrowers, ...borrowers].slice(first, first + Math.min(count, borrowers.length))) {
    const applicants = chance.happens(0.2)
      ? [company.legalRepresentative, company.clerk]
      : [chance.pick([company.legalRepresentative, company.clerk])];
    for (const personKey of applicants)
      timeline.after(chance.between(0, COMING_MS), () => {
        timeline.start(`${personKey}`, () => borrow(streets, company, personKey));
      });
  }
}

async function borrow(streets: Streets, company: Company, personKey: string): Promise<void> {
  const { chance, weather } = streets;
  const pauseMs = chance.pick(USUAL_PAUSES_MS);
  const folly = chance.pick([0, 0.05, 0.1, 0.25]);
  for (let count = 0; count < MOST_APPLICATIONS; count += 1) {
    const somebody = await arrive(streets, { company, personKey, folly, applicationId: chance.uuid() });
    const eligibility = {
      marketplaces: [chance.happens(0.93) ? 'amazon' : 'etsy'],
      tradingMonths: 'from12',
      settlement: chance.happens(0.95) ? 'company' : 'personal',
    };
    await somebody.phone.call(application.openApplication, { id: somebody.applicationId, eligibility });
    await follow(somebody, pauseMs);
    if (weather.isCalm() || chance.happens(0.5)) return;
  }
}

type Arrival = Omit<Somebody, 'streets' | 'phone' | 'invite'>;

async function arrive(streets: Streets, arrival: Arrival): Promise<Somebody> {
  const { timeline, chance, network } = streets;
  const phone = await logIn(network, arrival.personKey, () => timeline.wait(chance.delayMs(MINUTE_MS)));
  const invite = (personKey: string, token: string) =>
    void timeline.start(`${personKey} invited`, () => answerInvitation(streets, { ...arrival, personKey }, token));
  return { streets, phone, invite, ...arrival };
}

/** Looks at the application now and then, and does what is theirs to do. */
async function follow(somebody: Somebody, pauseMs: number): Promise<void> {
  const { timeline, chance, network } = somebody.streets;
  let now = somebody;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await timeline.wait(chance.delayMs(pauseMs));
    const view = await now.phone.call(application.readApplication, { id: now.applicationId });
    if (!view.ok && view.error.tag === 'LoginNeeded')
      now = { ...now, phone: await logIn(network, now.personKey, () => timeline.wait(chance.delayMs(MINUTE_MS))) };
    if (!view.ok) continue;
    if (isOver(view.value) && !chance.happens(0.1)) return;
    await actOn(now, view.value);
  }
}

const isOver = ({ status, drawdown }: ApplicationView): boolean =>
  ['expired', 'bankDeclined', 'withdrawn', 'declined'].includes(status) ||
  (status === 'active' && (drawdown?.status === 'disbursed' || drawdown?.status === 'released'));

/** The one who is invited: takes the place, or does not want it, and then signs what is theirs to sign. */
async function answerInvitation(streets: Streets, arrival: Arrival, token: string): Promise<void> {
  const { timeline, chance, weather, network } = streets;
  await timeline.wait(chance.delayMs(HOUR_MS));
  const somebody = await arrive(streets, arrival);
  for (let tried = 0; tried < 5; tried += 1) {
    const invitation = await createPhone(network).call(signing.readInvitation, { token });
    if (invitation.ok && invitation.value.state !== 'open') break;
    if (invitation.ok) {
      if (!weather.isCalm() && chance.happens(0.08)) {
        await somebody.phone.call(signing.declineInvitation, { token });
        return;
      }
      const consents = invitation.value.consentTexts.map((text) => ({
        consentId: chance.uuid(),
        key: text.key,
        textVersion: text.version,
        textSha256: text.sha256,
      }));
      const taken = await somebody.phone.call(signing.takeInvitation, { token, consents });
      if (taken.ok) return follow(somebody, chance.pick(USUAL_PAUSES_MS));
    }
    await timeline.wait(chance.delayMs(10 * MINUTE_MS));
  }
}
