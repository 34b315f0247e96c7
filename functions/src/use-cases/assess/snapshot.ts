import type { InStatus } from '@loan/shared/application/application';
import { lendableFen } from '@loan/shared/backstop/deposit';
import { isLive } from '@loan/shared/consent/consent';
import { crossCheck } from '@loan/shared/cross-check/cross-check';
import type { AdFacts } from '@loan/shared/facts/ads';
import type { MoneyFacts } from '@loan/shared/facts/money';
import { isOffered, NOT_OFFERED } from '@loan/shared/facts/offered';
import { Marketplace, NOTHING_OFFERED, type ShopFacts } from '@loan/shared/facts/shop';
import { type Settlement, Snapshot } from '@loan/shared/facts/snapshot';
import { isSameCompanyName } from '@loan/shared/party/company-name';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { SourceKind, VENDORS, type Vendor } from '@loan/shared/source/vendors';
import { addDays, type Day, type Instant, shanghaiDay } from '@loan/shared/time/instant';
import { backingFacts } from '../backing/facts.ts';
import type { Deps } from '../deps.ts';
import { relatedFacts } from '../related/related-facts.ts';
import { vendorsOffered } from '../source/offered.ts';
import { type Gathered, gathered } from './gathered.ts';
import { parcelsOf } from './parcels.ts';

/** Everything the decision reads, put together once and kept (R-SCR-4). No name or number of a person is in it. */
export async function takeSnapshot(
  deps: Deps,
  application: InStatus<'assessing'>,
  { policy, at }: { policy: Policy; at: Instant },
): Promise<Snapshot> {
  const all = await gathered(deps, application.sources);
  const shops = all.shop.map(({ facts }) => facts);
  const money = all.money.map(({ facts }) => facts);
  const [goods, ads] = [all.goods.map(({ facts }) => facts), all.ads.map(({ facts }) => facts)];
  const company = await deps.ledger.record('company', application.companyId);
  const consents = await Promise.all(application.consents.map((id) => deps.ledger.find('consent', id)));
  const deposit = await deps.ledger.deposit(deps.settings.partner.id);
  const asOf = shanghaiDay(at);
  const { crossCheck: rules, referenceRates } = policy;
  const checked =
    shops.length > 0 ? crossCheck({ shops, money, goods, ads }, { policy: rules, rates: referenceRates }) : NOT_OFFERED;
  const backing = await backingFacts(deps, application, all);
  return Snapshot.parse({
    asOf,
    product: application.product,
    verified: shops.length > 0 || isOffered(backing),
    backing,
    requestedLimitFen: application.requestedLimitFen ?? NOT_OFFERED,
    // What a platform tells of its supplier is no shop of the supplier's.
    shops: isOffered(backing) && backing.kind !== 'freight' ? [] : shopsOr(shops, application, asOf),
    settlement: settlementOf(application, company?.value.name, all.money),
    ownerMatchesApplicant: ownerOf(all, checked, rules.provesOwnerPpm),
    consentLive: consents.every((consent) => consent === undefined || isLive(consent.state, at)),
    threeFlowMatchPpm: isOffered(checked) ? checked.threeFlowMatchPpm : NOT_OFFERED,
    crossCheck: checked,
    parcels: parcelsOf(goods),
    otherDebts: debtsOf(money),
    advertising: advertisingOf(ads),
    ...(await relatedFacts(deps, application, policy)),
    connectable: connectableIn(deps, all),
    programmeHeadroomFen: deposit ? lendableFen(deposit) : 0,
  });
}

/** What is offered here; of what is no shop only what is not connected yet. */
function connectableIn({ sources }: Deps, all: Gathered): Vendor[] {
  const connected = SourceKind.options.flatMap((kind) => all[kind].map(({ source }) => source.vendor));
  return vendorsOffered(sources).filter((vendor) => VENDORS[vendor].kind === 'shop' || !connected.includes(vendor));
}

/** Money accounts that say nothing of debts leave them unknown; one that shows none says there are none. */
function debtsOf(money: readonly MoneyFacts[]): Snapshot['otherDebts'] {
  const told = money.flatMap(({ externalDebts }) => (isOffered(externalDebts) ? [externalDebts] : []));
  return told.length > 0 ? told.flat() : NOT_OFFERED;
}

/** One account that was read for fewer days says less of the whole. */
function advertisingOf(ads: readonly AdFacts[]): Snapshot['advertising'] {
  const [from] = ads
    .map(({ coverage }) => coverage.from)
    .sort()
    .reverse();
  const [to] = ads.map(({ coverage }) => coverage.to).sort();
  if (from === undefined || to === undefined) return NOT_OFFERED;
  const months = ads.flatMap((account) =>
    account.months.map(({ month, currency, spend, attributedSales }) => ({
      ...{ month, currency, amount: spend },
      attributed: attributedSales,
    })),
  );
  return { from, to, months };
}

const shopsOr = (shops: ShopFacts[], { eligibility }: InStatus<'assessing'>, asOf: Day): ShopFacts[] =>
  shops.length > 0 ? shops : declaredShops(eligibility.marketplaces, asOf);

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

type Declared = InStatus<'assessing'>['settlement']['holderKind'] | InStatus<'assessing'>['eligibility']['settlement'];
function worseOf(...kinds: [Declared, Declared]): Settlement['holderKind'] {
  if (kinds.includes('personal')) return 'personal';
  const [first] = kinds;
  return kinds.includes('other') || first === 'other' ? 'undergroundOrUnknown' : first;
}

/**
 * The answers count, of two the worse; and what a licensed payment company has proven of its account's holder counts
 * more than either, where it is bad and where it is good.
 */
function settlementOf(
  application: InStatus<'assessing'>,
  companyName: string | undefined,
  accounts: Gathered['money'],
): Settlement {
  const { holderKind, holderName, accountTail } = application.settlement;
  const kind = worseOf(holderKind, application.eligibility.settlement);
  const declared = {
    holderKind: kind,
    holderNameMatches: companyName ? isSameCompanyName(holderName, companyName) : NOT_OFFERED,
    accountTail: accountTail ? accountTail.toUpperCase() : NOT_OFFERED,
    declared: true,
  } as const;
  // Stripe takes buyers' payments; whose account its payouts go to, it does not prove.
  const holders = accounts.filter(({ facts }) => facts.provider !== 'stripe');
  if (holders.some(({ facts }) => facts.holder.kind === 'personal'))
    return { ...declared, holderKind: 'personal', declared: false };
  if (kind !== 'company' && kind !== 'licensedPaymentCompany') return declared;
  if (holders.some(({ source }) => source.owner === 'other'))
    return { ...declared, holderNameMatches: false, declared: false };
  const proven = holders.find(({ source, facts }) => source.owner === 'applicant' && facts.holder.kind === 'company');
  return proven
    ? { ...declared, holderKind: 'licensedPaymentCompany', holderNameMatches: true, declared: false }
    : declared;
}

/**
 * One shop of another company is enough to have a person look. A sister company or a transfer is looked at too. A shop
 * whose marketplace names nobody is the applicant's when its payouts are seen to arrive on an account that a payment
 * company has proven to be the applicant's.
 */
function ownerOf(
  { shop, money }: Gathered,
  checked: Snapshot['crossCheck'],
  provenPpm: number,
): 'yes' | 'no' | 'unknown' {
  if (shop.length === 0) return 'unknown';
  const sources = shop.map(({ source }) => source);
  if (sources.some(({ owner, relation }) => owner === 'other' || relation !== 'sameCompany')) return 'no';
  const provers = money
    .filter(({ source, facts }) => source.owner === 'applicant' && facts.holder.kind === 'company')
    .map(({ facts }) => facts.provider as string);
  const isPaidToThem = ({ marketplace, sellerId }: ShopFacts) =>
    isOffered(checked) &&
    checked.legs.some(
      (leg) =>
        leg.leg === 'money' &&
        leg.shop.marketplace === marketplace &&
        leg.shop.sellerId === sellerId &&
        provers.includes(leg.provider) &&
        leg.matchPpm >= provenPpm,
    );
  return shop.every(({ source, facts }) => source.owner === 'applicant' || isPaidToThem(facts)) ? 'yes' : 'unknown';
}
