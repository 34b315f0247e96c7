import { randomUUID } from 'node:crypto';
import { SELLERS } from '@loan/sandbox/amazon/sellers';
import * as application from '@loan/shared/api/application';
import * as sources from '@loan/shared/api/sources';
import { patiently, pressOn } from './phone.ts';
import { found, must, type Trip } from './trip.ts';

/** A link is good once; whoever is interrupted makes another. */
const LINKS = 5;

/** Authorises a shop on another device and says on the phone that it is theirs. */
export async function connectShop(trip: Trip, sellerId = found(trip.company.amazonSellerIds[0], 'seller')) {
  const source = await authoriseShop(trip, sellerId);
  await trip.onStep('confirm');
  const answer = { ...source, mine: true, thenAssess: true };
  await must('confirm', trip.applicant.call(sources.confirmShop, answer as never));
  await trip.onStep('reading');
  return source;
}

/** As far as the question whether this is their shop. */
export async function authoriseShop({ applicant, id, onStep }: Trip, sellerId: string) {
  await onStep('authorise');
  const seller = SELLERS.find((known) => known.sellerId === sellerId);
  const { region } = found(seller, sellerId);
  const source = { ...id, sourceId: randomUUID() };
  for (let link = 1; link <= LINKS; link++) {
    const asked = { ...source, vendor: 'amazon', region };
    const { url } = await must('link', applicant.call(sources.startAuthorisation, asked as never));
    await allowAt(url, sellerId).catch(() => {});
    const view = await must('read', applicant.call(application.readApplication, id as never));
    if (view.sources.some(({ id: shown, state }) => shown === source.sourceId && state === 'awaitingConfirmation'))
      return source;
  }
  throw new Error(`${sellerId} was not authorised with ${LINKS} links`);
}

/** On another computer: allow at the marketplace, and be sent back to us. */
async function allowAt(url: string, sellerId: string): Promise<void> {
  const back = await pressOn(url, { seller: sellerId, decision: 'allow' });
  await patiently(() => fetch(back, { signal: AbortSignal.timeout(30_000) }));
}
