import type { Application, InStatus } from '@loan/shared/application/application';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { VENDORS } from '@loan/shared/source/vendors';
import type { Deps } from '../deps.ts';
import { pledgesTaken } from '../pledge/pledge.ts';
import { elsewhere, type Grant, together } from './grants.ts';
import { identityConsistent } from './identity.ts';
import { lookUp } from './look-up.ts';

export type RelatedFacts = Pick<
  Snapshot,
  'company' | 'relatedParties' | 'otherOutstandingFen' | 'enquiries' | 'duplicates'
>;

const NOBODY_TOLD: RelatedFacts = {
  company: NOT_OFFERED,
  relatedParties: NOT_OFFERED,
  otherOutstandingFen: NOT_OFFERED,
  enquiries: NOT_OFFERED,
  duplicates: NOT_OFFERED,
};

/** What we ourselves know of a company: who it was proven to be, its cluster, its other lines, what backs them. */
export async function relatedFacts(
  deps: Pick<Deps, 'ledger' | 'keyring'>,
  application: InStatus<'assessing'>,
  policy: Policy,
): Promise<RelatedFacts> {
  const company = await deps.ledger.record('company', application.companyId);
  if (!company) return NOBODY_TOLD;
  const { cluster, isWhole } = await lookUp(deps, company.value.clientId, policy.fraud.related);
  const { companies, links, ignored } = cluster;
  const others = await elsewhere(deps, companies, application.id);
  const grantedFen = together(others.grants.map((grant) => grant.grantedFen));
  const outstandingFen = together(others.grants.map((grant) => grant.outstandingFen));
  return {
    company: {
      creditCode: company.value.creditCode,
      identityConsistent: await identityConsistent(deps, application, others.applications),
    },
    relatedParties: {
      ...{ clusterSize: companies.length, links: [...links], ignored: [...ignored] },
      ...{ isWhole: isWhole && others.isWhole, grantedFen, outstandingFen },
    },
    otherOutstandingFen: grantedFen,
    enquiries: others.enquiries,
    duplicates: {
      shops: await shopsFinanced(deps, application, others.grants),
      items: await pledgesTaken(deps, application.id),
    },
  };
}

/** How many of this application's shops stand behind a granted line of the same product. */
export async function shopsFinanced(
  deps: Pick<Deps, 'ledger'>,
  application: Application,
  grants: readonly Grant[],
): Promise<number> {
  const same = grants.filter((grant) => grant.application.product === application.product);
  const taken = new Set((await Promise.all(same.map((grant) => shopsOf(deps, grant.application)))).flat());
  const own = new Set(await shopsOf(deps, application));
  return [...own].filter((shop) => taken.has(shop)).length;
}

async function shopsOf({ ledger }: Pick<Deps, 'ledger'>, { sources }: Application): Promise<string[]> {
  const found = await Promise.all(sources.map((id) => ledger.find('source', id)));
  return found.flatMap((source) =>
    source && 'confirmedAt' in source.state && VENDORS[source.state.vendor].kind === 'shop'
      ? [`${source.state.vendor}:${source.state.shop.sellerId}`]
      : [],
  );
}
