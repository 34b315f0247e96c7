import { isSameCompanyName } from '@loan/shared/party/company-name';
import { type Shop, type Source, type SourceEvent, transitionSource } from '@loan/shared/source/source';
import type { Instant } from '@loan/shared/time/instant';
import type { Claim, Loaded, RecordWrite } from '../../ports/ledger.ts';
import type { ShopIdentity } from '../../ports/marketplace.ts';
import { vendor } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { shopClaim } from './claim.ts';
import { consentStillLive } from './still-consented.ts';

/** What the marketplace sends the seller's browser back with. */
export type AuthorisationAnswer = { state: string; code?: string; sellerId?: string; error?: string };

/** What the page on that other device says; the phone follows by itself. */
export type ReceivedAs = 'done' | 'cancelled' | 'expired' | 'alreadyBound' | 'wrongRegion' | 'refused' | 'tryAgain';

/** Exchanges the code, looks whose shop it is and asks the applicant before anything is read. */
export async function receiveAuthorisation(deps: Deps, answer: AuthorisationAnswer): Promise<ReceivedAs> {
  const stateHash = sha256(answer.state);
  const pointer = await deps.ledger.record('pointer', stateHash);
  const before = pointer?.value.sourceId ? await deps.ledger.find('source', pointer.value.sourceId) : undefined;
  // The state is spent, replaced by a newer link, or was never ours.
  if (before?.state.status !== 'awaitingAuthorisation' || before.state.stateHash !== stateHash) return 'expired';
  // Withdrawn meanwhile, the application or the consent: the code is not even exchanged.
  if (!(await consentStillLive(deps, before.state))) return 'expired';
  const at = deps.now();
  if (at > before.state.linkExpiresAt) return problem(deps, before, 'linkExpired', at, 'expired');
  if (answer.error || !answer.code || !answer.sellerId) return problem(deps, before, 'cancelled', at, 'cancelled');
  return exchange(deps, before, { code: answer.code, sellerId: answer.sellerId }, at);
}

type Awaiting = Loaded<'source'>;
type Problem = Extract<SourceEvent, { type: 'reportProblem' }>['problem'];

async function exchange(
  deps: Deps,
  before: Awaiting,
  { code, sellerId }: { code: string; sellerId: string },
  at: Instant,
): Promise<ReceivedAs> {
  const { region, id } = before.state;
  const amazon = deps.marketplaces.amazon;
  const credential = await amazon.exchangeCode(region, code, sellerId);
  if (!credential.ok)
    return credential.error.tag === 'MarketplaceUnknown' ? 'tryAgain' : problem(deps, before, 'refused', at, 'refused');
  const shop = await amazon.describeShop(credential.value);
  if (!shop.ok)
    return shop.error.tag === 'MarketplaceUnknown'
      ? 'tryAgain'
      : problem(deps, before, 'wrongRegion', at, 'wrongRegion');
  if (shop.value.marketplaceIds.length === 0) return problem(deps, before, 'wrongRegion', at, 'wrongRegion');

  const company = await companyOf(deps, before.state);
  const event: SourceEvent = {
    type: 'authorise',
    at,
    shop: shopOf(shop.value),
    owner: ownerOf(shop.value, company?.name),
  };
  const after = transitionSource(before.state, event);
  if (!after.ok) return 'expired';
  const sealed = await deps.keyring.seal(JSON.stringify(credential.value), `credential:${id}`);
  const records: RecordWrite[] = [{ kind: 'credential', key: id, value: { sealed }, expect: 'any' }];
  // One shop backs one company's applications at a time; the same company may apply again.
  const claim = shopClaim({ region, shop: shop.value });
  const claims: Claim[] = [{ claim, owner: company?.creditCode ?? id }];
  const written = await deps.ledger.commit({
    changes: [{ kind: 'source', before, event, after: after.value, by: vendor('amazon') }],
    records,
    claims,
  });
  if (written.ok) return 'done';
  return written.error.tag === 'AlreadyClaimed'
    ? problem(deps, before, 'alreadyBound', at, 'alreadyBound')
    : 'tryAgain';
}

async function problem(deps: Deps, before: Awaiting, what: Problem, at: Instant, as: ReceivedAs): Promise<ReceivedAs> {
  const event: SourceEvent = { type: 'reportProblem', at, problem: what };
  const after = transitionSource(before.state, event);
  if (after.ok)
    await deps.ledger.commit({
      changes: [{ kind: 'source', before, event, after: after.value, by: vendor('amazon') }],
    });
  return as;
}

async function companyOf({ ledger }: Deps, source: Source) {
  const application = await ledger.find('application', source.applicationId);
  const companyId = application && 'companyId' in application.state ? application.state.companyId : undefined;
  return companyId ? (await ledger.record('company', companyId))?.value : undefined;
}

const shopOf = ({ sellerId, shopName, companyName, marketplaceIds, suspended }: ShopIdentity): Shop => ({
  sellerId,
  shopName,
  marketplaceIds,
  suspended,
  ...(companyName ? { registeredCompany: companyName } : {}),
});

function ownerOf({ companyName }: ShopIdentity, declared: string | undefined): 'applicant' | 'other' | 'unknown' {
  if (!companyName || !declared) return 'unknown';
  return isSameCompanyName(companyName, declared) ? 'applicant' : 'other';
}
