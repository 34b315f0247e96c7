import { isSameCompanyName } from '@loan/shared/party/company-name';
import { type Shop, type Source, type SourceEvent, transitionSource } from '@loan/shared/source/source';
import type { Loaded, RecordWrite } from '../../ports/ledger.ts';
import type { SourceCredential, SourceIdentity } from '../../ports/source-adapter.ts';
import { vendor } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { sourceClaim } from './claim.ts';

/** What the page on that other device says. */
export type ReceivedAs = 'done' | 'cancelled' | 'expired' | 'alreadyBound' | 'wrongRegion' | 'refused' | 'tryAgain';

type Awaiting = Loaded<'source'>;
type Problem = Extract<SourceEvent, { type: 'reportProblem' }>['problem'];
type Brought = Record<'grant' | 'typed', Readonly<Record<string, string>>>;

/** Turns a grant or keys into lasting permission, looks whose account it is, and asks the applicant before reading. */
export async function establish(deps: Deps, before: Awaiting, brought: Brought): Promise<ReceivedAs> {
  const { region, vendor: name } = before.state;
  const adapter = deps.sources[name];
  if (!adapter) return 'expired';
  const credential = await adapter.connect({ region, ...brought });
  if (!credential.ok)
    return credential.error.tag === 'MarketplaceUnknown' ? 'tryAgain' : problem(deps, before, 'refused', 'refused');
  const identity = await adapter.describe(credential.value);
  if (!identity.ok)
    return identity.error.tag === 'MarketplaceUnknown'
      ? 'tryAgain'
      : problem(deps, before, 'wrongRegion', 'wrongRegion');
  if (identity.value.marketplaceIds.length === 0) return problem(deps, before, 'wrongRegion', 'wrongRegion');
  return bind(deps, before, credential.value, identity.value);
}

async function bind(
  deps: Deps,
  before: Awaiting,
  credential: SourceCredential,
  identity: SourceIdentity,
): Promise<ReceivedAs> {
  const { region, id, vendor: name } = before.state;
  const company = await companyOf(deps, before.state);
  const event: SourceEvent = {
    type: 'authorise',
    at: deps.now(),
    shop: shopOf(identity),
    owner: ownerOf(identity, company?.name),
  };
  const after = transitionSource(before.state, event);
  if (!after.ok) return 'expired';
  const sealed = await deps.keyring.seal(JSON.stringify(credential), `credential:${id}`);
  const records: RecordWrite[] = [{ kind: 'credential', key: id, value: { sealed }, expect: 'any' }];
  // One account backs one company's applications at a time; the same company may apply again.
  const claim = sourceClaim({ vendor: name, region, shop: identity });
  const written = await deps.ledger.commit({
    changes: [{ kind: 'source', before, event, after: after.value, by: vendor(name) }],
    records,
    claims: [{ claim, owner: company?.creditCode ?? id }],
  });
  if (written.ok) return 'done';
  return written.error.tag === 'AlreadyClaimed' ? problem(deps, before, 'alreadyBound', 'alreadyBound') : 'tryAgain';
}

/** Leaves the reason where the phone finds it. */
export async function problem(deps: Deps, before: Awaiting, what: Problem, as: ReceivedAs): Promise<ReceivedAs> {
  const event: SourceEvent = { type: 'reportProblem', at: deps.now(), problem: what };
  const after = transitionSource(before.state, event);
  if (after.ok)
    await deps.ledger.commit({
      changes: [{ kind: 'source', before, event, after: after.value, by: vendor(before.state.vendor) }],
    });
  return as;
}

/** Whose account it should be: the applicant's, or of a buyer's shop the buyer's, as the papers name it. */
async function companyOf({ ledger }: Deps, source: Source) {
  if (source.role === 'buyer') return (await ledger.find('backing', source.applicationId))?.state.counterparty;
  const application = await ledger.find('application', source.applicationId);
  const companyId = application && 'companyId' in application.state ? application.state.companyId : undefined;
  return companyId ? (await ledger.record('company', companyId))?.value : undefined;
}

const shopOf = ({ sellerId, shopName, companyName, marketplaceIds, suspended }: SourceIdentity): Shop => ({
  sellerId,
  shopName,
  marketplaceIds,
  suspended,
  ...(companyName ? { registeredCompany: companyName } : {}),
});

function ownerOf({ companyName }: SourceIdentity, declared: string | undefined): 'applicant' | 'other' | 'unknown' {
  if (!companyName || !declared) return 'unknown';
  // A name in Latin letters says nothing against one in Chinese: many vendors take no other.
  if (isChinese(declared) && !isChinese(companyName)) return 'unknown';
  return isSameCompanyName(companyName, declared) ? 'applicant' : 'other';
}

const isChinese = (name: string): boolean => /[\u4e00-\u9fff]/.test(name);
