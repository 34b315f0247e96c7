import { randomUUID } from 'node:crypto';
import * as signing from '@loan/shared/api/signing';
import { anonymousPhone, logIn, type Phone, pressOn } from './phone.ts';
import { LOOK_AGAIN_MS, must, PATIENCE_MS, pause, type Trip } from './trip.ts';

/** Everyone who has to sign, each on their own phone; whoever is not the applicant comes by invitation. */
export async function gatherSigners(trip: Trip): Promise<Phone[]> {
  const { applicant, applicantKey, company, onStep } = trip;
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
    phones.push(await inviteOnTo(trip, role, key));
  }
  return phones;
}

/** Invites a signer, who opens the invitation on their own phone and takes their place. */
async function inviteOnTo({ applicant, url, id }: Trip, role: 'legalRepresentative' | 'controller', key: string) {
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
  return phone;
}

/** Each phone opens whatever page is next for it until nothing of theirs is left. */
export async function signEverything(
  { id }: Pick<Trip, 'id'>,
  phones: readonly Phone[],
  decide: (phone: Phone) => 'sign' | 'reject' = () => 'sign',
): Promise<void> {
  for (const phone of phones) await signOn(phone, id, () => decide(phone));
}

type Page = { step: string; url?: string | undefined };

async function signOn(phone: Phone, id: Trip['id'], decide: () => 'sign' | 'reject'): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let last = '';
  for (;;) {
    const asked = await phone.call(signing.openSigningPage, id as never);
    // The e-sign service does not answer just now: the page says so, and the person tries again.
    const isDown = !asked.ok && asked.error.status === 502;
    const page: Page = isDown ? { step: 'wait' } : await must('signing page', Promise.resolve(asked));
    if (page.step === 'done') return;
    if (Date.now() > deadline) throw new Error(`${phone.person} waits for ${page.step} in vain`);
    const isProof = page.step === 'provePerson' || page.step === 'proveCompany';
    const key = isProof ? page.step : page.url ? new URL(page.url).pathname : '';
    // The same page again means that our side has not yet heard: wait rather than sign twice.
    if (page.url && key !== last) {
      const decision = isProof ? 'pass' : decide();
      // A page that breaks off is opened anew from the phone.
      const pressed = await pressOn(page.url, { decision }).then(
        () => true,
        () => false,
      );
      if (pressed) last = key;
      if (pressed && decision === 'reject') return;
    }
    await pause(LOOK_AGAIN_MS);
  }
}
