import type { InStatus } from '@loan/shared/application/application';
import { lendableFen } from '@loan/shared/backstop/deposit';
import { isLive } from '@loan/shared/consent/consent';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { Marketplace, NOTHING_OFFERED, ShopFacts } from '@loan/shared/facts/shop';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { isSameCompanyName } from '@loan/shared/party/company-name';
import type { Source } from '@loan/shared/source/source';
import { addDays, type Day, type Instant, shanghaiDay } from '@loan/shared/time/instant';
import type { Deps } from '../deps.ts';

/** Everything the decision reads, put together once and kept (R-SCR-4). No name or number of a person is in it. */
export async function takeSnapshot(deps: Deps, application: InStatus<'assessing'>, at: Instant): Promise<Snapshot> {
  const sources = await Promise.all(application.sources.map((id) => deps.ledger.find('source', id)));
  const read = sources.flatMap((source) => (source?.state.status === 'read' ? [source.state] : []));
  const facts = await Promise.all(read.map(({ factsName }) => shopFacts(deps, factsName)));
  const company = await deps.ledger.record('company', application.companyId);
  const consents = await Promise.all(application.consents.map((id) => deps.ledger.find('consent', id)));
  const deposit = await deps.ledger.deposit(deps.settings.partner.id);
  const asOf = shanghaiDay(at);
  return Snapshot.parse({
    asOf,
    product: 'dataLoan',
    verified: facts.length > 0,
    requestedLimitFen: application.requestedLimitFen ?? NOT_OFFERED,
    company: company ? { creditCode: company.value.creditCode, identityConsistent: true } : NOT_OFFERED,
    shops: facts.length > 0 ? facts : declaredShops(application.eligibility.marketplaces, asOf),
    settlement: settlementOf(application, company?.value.name),
    ownerMatchesApplicant: ownerOf(read),
    consentLive: consents.every((consent) => consent === undefined || isLive(consent.state, at)),
    threeFlowMatchPpm: NOT_OFFERED,
    otherOutstandingFen: NOT_OFFERED,
    programmeHeadroomFen: deposit ? lendableFen(deposit) : 0,
  });
}

async function shopFacts({ objects }: Deps, name: string): Promise<ShopFacts> {
  const bytes = await objects.get('facts', name);
  if (!bytes) throw new Error('takeSnapshot: a shop that was read has no facts');
  return ShopFacts.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** With nothing read, the decision can only be about where the seller says it trades. */
const declaredShops = (marketplaces: readonly string[], asOf: Day): ShopFacts[] =>
  marketplaces.map((name) => ({
    ...NOTHING_OFFERED,
    marketplace: Marketplace.safeParse(name).data ?? 'other',
    sellerId: 'declared',
    verified: false,
    coverage: { from: addDays(asOf, -1), to: asOf, missingDays: 2 },
    months: [],
    rejectedRows: 0,
    sourceHashes: [],
  }));

function settlementOf(application: InStatus<'assessing'>, companyName: string | undefined) {
  const { holderKind, holderName, accountTail } = application.settlement;
  // The answer of the self-check counts too: of two declarations the worse one is believed.
  const kinds = [holderKind, application.eligibility.settlement];
  const kind = kinds.includes('personal') ? 'personal' : kinds.includes('other') ? 'undergroundOrUnknown' : holderKind;
  return {
    holderKind: kind,
    holderNameMatches: companyName ? isSameCompanyName(holderName, companyName) : NOT_OFFERED,
    accountTail: accountTail ? accountTail.toUpperCase() : NOT_OFFERED,
    declared: true,
  };
}

/** One shop of another company is enough to have a person look. A sister company or a transfer is looked at too. */
function ownerOf(read: readonly Extract<Source, { status: 'read' }>[]): 'yes' | 'no' | 'unknown' {
  if (read.length === 0) return 'unknown';
  if (read.some(({ owner, relation }) => owner === 'other' || relation !== 'sameCompany')) return 'no';
  return read.every(({ owner }) => owner === 'applicant') ? 'yes' : 'unknown';
}
