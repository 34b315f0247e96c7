import type { ConsentTextView, ConsentTick } from '@loan/shared/api/application';
import type { Application } from '@loan/shared/application/application';
import { ApplicationId, ConsentId, UserId } from '@loan/shared/application/ids';
import { transitionConsent } from '@loan/shared/consent/consent';
import {
  applicantConsentTexts,
  buyerConsentText,
  type ConsentParties,
  type ConsentText,
  filesConsentText,
  signerConsentTexts,
  sourceConsentText,
} from '@loan/shared/contract/consent-texts';
import { invariant } from '@loan/shared/invariant';
import { PRODUCTS } from '@loan/shared/product/registry';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { VENDORS, Vendor } from '@loan/shared/source/vendors';
import { addDays, endOfShanghaiDay, type Instant, shanghaiDay } from '@loan/shared/time/instant';
import type { Change, ListWrite } from '../../ports/ledger.ts';
import { user } from '../application/move.ts';
import { TELLS_OF_SUPPLIERS } from '../backing/access.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';

/** A consent to the assessment holds for 90 days unless it is withdrawn. */
const CONSENT_DAYS = 90;
const SIGNING_SERVICE = '法大大';

/** A buyer, for one shop of its own and for this supplier's application. */
type Buyer = { buyer: Vendor; borrowerName: string };

export type ConsentRefused = { tag: 'ConsentTextChanged'; key: string } | { tag: 'ConsentRequired'; key: string };
/**
 * Who is asked: the applicant for these sources and all else, for one more source, or for its own files; or another
 * signer.
 */
type Audience = { applicant: readonly Vendor[] } | { source: Vendor } | Buyer | 'files' | 'signer';

/** The texts as of a moment. Their `until` follows from the day, so a text read yesterday is another text. */
export function consentTextsOf(deps: Pick<Deps, 'settings'>, audience: Audience, at: Instant): ConsentTextView[] {
  const until = addDays(shanghaiDay(at), CONSENT_DAYS);
  const parties = {
    partnerName: deps.settings.partner.name,
    bankName: deps.settings.bank.name,
    signingServiceName: SIGNING_SERVICE,
    until,
  };
  const texts = textsFor(parties, audience);
  return texts.map((text) => ({ ...text, sha256: hashOfText(text) }));
}

function textsFor(parties: ConsentParties, audience: Audience): ConsentText[] {
  if (audience === 'signer') return signerConsentTexts(parties);
  if (typeof audience === 'object' && 'buyer' in audience)
    return [buyerConsentText({ ...parties, borrowerName: audience.borrowerName }, audience.buyer)];
  if (audience === 'files') return [filesConsentText(parties)];
  return 'source' in audience
    ? [sourceConsentText(parties, audience.source)]
    : applicantConsentTexts(parties, audience.applicant);
}

const hashOfText = (text: ConsentText) => sha256(canonicalBytes(text));

type Given = { changes: Change[]; lists: ListWrite[]; ids: ConsentId[] };
type Giving = {
  applicationId: string;
  userId: string;
  audience: Audience;
  ticks: readonly z.infer<typeof ConsentTick>[];
};

/** The consents to be written, each with the text's version and hash; refused when a text is not the one shown. */
export function giveConsents(
  deps: Pick<Deps, 'settings' | 'now'>,
  { applicationId, userId, audience, ticks }: Giving,
): Result<Given, ConsentRefused> {
  const at = deps.now();
  const texts = consentTextsOf(deps, audience, at);
  for (const text of texts) {
    const tick = ticks.find(({ key }) => key === text.key);
    if (!tick && text.required) return err({ tag: 'ConsentRequired', key: text.key });
    if (tick && (tick.textSha256 !== text.sha256 || tick.textVersion !== text.version))
      return err({ tag: 'ConsentTextChanged', key: text.key });
  }
  const until = endOfShanghaiDay(addDays(shanghaiDay(at), CONSENT_DAYS));
  const given: Given = { changes: [], lists: [], ids: [] };
  for (const text of texts) {
    const tick = ticks.find(({ key }) => key === text.key);
    if (!tick) continue;
    const id = ConsentId.parse(tick.consentId);
    const { key, title, purpose, recipient, version: textVersion, sha256: textSha256 } = text;
    const facts = {
      id,
      applicationId: ApplicationId.parse(applicationId),
      giverId: UserId.parse(userId),
      key,
      title,
      purpose,
      recipient,
      textVersion,
      textSha256,
      until,
    };
    const event = { type: 'give', at, ...facts } as const;
    const after = transitionConsent(undefined, event);
    invariant(after.ok, 'giveConsents: a new consent can be given');
    given.changes.push({ kind: 'consent', before: undefined, event, after: after.value, by: user(userId) });
    given.lists.push({ list: 'consents', owner: userId, key: `${at}#${id}`, item: { consentId: id } });
    given.ids.push(id);
  }
  return ok(given);
}

/** The sources an applicant is asked for at the start: where it says it sells; Amazon when that is nowhere we can read. */
export function firstSources(
  { sources }: Pick<Deps, 'sources'>,
  { product, eligibility }: Pick<Application, 'product' | 'eligibility'>,
): Vendor[] {
  // The shops named are the buyer's, which says yes itself.
  if (PRODUCTS[product].borrower === 'supplier')
    return sources[TELLS_OF_SUPPLIERS] && eligibility.marketplaces.includes(TELLS_OF_SUPPLIERS)
      ? [TELLS_OF_SUPPLIERS]
      : [];
  const declared = Vendor.options.filter((vendor) => {
    const { marketplace } = VENDORS[vendor];
    return sources[vendor] && marketplace !== undefined && eligibility.marketplaces.includes(marketplace);
  });
  return declared.length > 0 ? declared : ['amazon'];
}

export const consentTexts = (
  deps: Pick<Deps, 'settings' | 'now' | 'sources'>,
  application: Pick<Application, 'product' | 'eligibility'>,
): { texts: ConsentTextView[] } => ({
  texts: consentTextsOf(deps, { applicant: firstSources(deps, application) }, deps.now()),
});
