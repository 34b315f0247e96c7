import { randomUUID } from 'node:crypto';
import { SELLERS } from '@loan/sandbox/amazon/sellers';
import * as application from '@loan/shared/api/application';
import * as sources from '@loan/shared/api/sources';
import { VENDORS, type Vendor } from '@loan/shared/source/vendors';
import { patiently, pressOn } from './phone.ts';
import { found, must, type Trip } from './trip.ts';

/** One account to connect: at which vendor, and which of the accounts of its stand-in. */
export type Account = { vendor: Vendor; account: string; region?: string };

/** A link is good once; whoever is interrupted makes another. */
const LINKS = 5;

/** The Amazon shops of a company, as its sandbox knows them. */
export const amazonShops = ({ company }: Pick<Trip, 'company'>): Account[] =>
  company.amazonSellerIds.map((account) => ({ vendor: 'amazon', account, region: regionOf(account) }));

const regionOf = (sellerId: string): string =>
  found(
    SELLERS.find((known) => known.sellerId === sellerId),
    sellerId,
  ).region;

/** Authorises accounts on other devices and says on the phone that they are theirs; the last starts the assessment. */
export async function connectAccounts(
  trip: Trip,
  accounts: readonly Account[],
  { thenAssess = true } = {},
): Promise<void> {
  for (const [index, account] of accounts.entries()) {
    const source = await authorise(trip, account);
    await trip.onStep('confirm');
    const answer = { ...source, mine: true, thenAssess: thenAssess && index === accounts.length - 1 };
    await must('confirm', trip.applicant.call(sources.confirmShop, answer as never));
  }
  await trip.onStep('reading');
}

/** As far as the question whether this Amazon shop is theirs. */
export const authoriseShop = (trip: Trip, sellerId: string) =>
  authorise(trip, { vendor: 'amazon', account: sellerId, region: regionOf(sellerId) });

async function authorise(trip: Trip, { vendor, account, region = VENDORS[vendor].regions[0] }: Account) {
  const { applicant, id, onStep } = trip;
  await onStep('authorise');
  const source = { ...id, sourceId: randomUUID() };
  for (let link = 1; link <= LINKS; link++) {
    const consents = await consentsFor(trip, vendor);
    const typed = await typedFor(trip, vendor, account);
    const asked = { ...source, vendor, region, typed, consents };
    if (VENDORS[vendor].authorisedBy === 'keys')
      await must('keys', applicant.call(sources.connectWithKeys, asked as never));
    else {
      const { url } = await must('link', applicant.call(sources.startAuthorisation, asked as never));
      await allowAt(url, account).catch(() => {});
    }
    const view = await must('read', applicant.call(application.readApplication, id as never));
    if (view.sources.some(({ id: shown, state }) => shown === source.sourceId && state === 'awaitingConfirmation'))
      return source;
  }
  throw new Error(`${vendor} ${account} was not authorised with ${LINKS} links`);
}

/** The consent for this source, ticked on its sheet; none where it was ticked before. */
async function consentsFor({ applicant, id }: Trip, vendor: Vendor) {
  const view = await must('read', applicant.call(application.readApplication, id as never));
  if (view.consentsGiven.includes(`source.${vendor}.assessment`)) return [];
  const { texts } = await must('texts', applicant.call(sources.sourceConsentTexts, { ...id, vendor } as never));
  return texts.map(({ key, version, sha256 }) => ({
    consentId: randomUUID(),
    key,
    textVersion: version,
    textSha256: sha256,
  }));
}

type SellerKeys = { vendor: string; companyKey: string; shopName: string; typed: Record<string, string> };

/** What the seller looks up in the vendor's own console, or knows by heart. */
async function typedFor({ url, company }: Trip, vendor: Vendor, account: string): Promise<Record<string, string>> {
  const { typed } = VENDORS[vendor];
  if (typed.length === 0) return {};
  if (vendor === 'shopify') return { shopDomain: account };
  const answer = await patiently(() => fetch(`${url}/sandbox/control/keys`, { signal: AbortSignal.timeout(10_000) }));
  const all = (await answer.json()) as SellerKeys[];
  const mine = all.find((one) => nameOf(one.vendor) === vendor.toLowerCase() && one.companyKey === company.key);
  return found(mine, `${vendor} keys`).typed;
}

/** The sandbox names vendors in its paths: tiktok-shop for tiktokShop. */
const nameOf = (path: string) => path.replaceAll('-', '');

/** On another computer: allow at the vendor, and be sent back to us. */
export async function allowAt(url: string, account: string): Promise<void> {
  const back = await pressOn(url, { seller: account, shop: account, decision: 'allow' });
  await patiently(() => fetch(back, { signal: AbortSignal.timeout(30_000) }));
}
