import type { Application, InStatus } from '@loan/shared/application/application';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { invariant } from '@loan/shared/invariant';
import type { Policy } from '@loan/shared/policy/policy-schema';
import type { AdTerms } from '@loan/shared/portrait/ad-return';
import type { PortraitStatement } from '@loan/shared/portrait/statement';
import type { Vendor } from '@loan/shared/source/vendors';
import { type Instant, shanghaiDay } from '@loan/shared/time/instant';
import { snapshotName } from '../assess/assess.ts';
import { takeSnapshot } from '../assess/snapshot.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';

type StatedSource = PortraitStatement['basis']['sources'][number];
/** What a portrait is made of: the snapshot a decision was made on, or what has been read where there is none yet. */
export type Basis = {
  snapshot: Snapshot;
  snapshotSha256: string;
  /** The one that decided, so that portrait and decision say the same. */
  policy: Policy;
  /** What advertising has to bring to be lent on: as that policy says where it lends on it, or the one in force. */
  adTerms: AdTerms;
  decided: boolean;
  sources: StatedSource[];
};

/** The policy that decided is kept no more, so that nothing can be said as it said it. */
export type PolicyGone = 'policyGone';

export async function basisOf(deps: Deps, application: Application): Promise<Basis | PolicyGone | undefined> {
  if ('decisionId' in application) return decidedBasis(deps, application, application.decisionId);
  if (application.status !== 'gathering' && application.status !== 'assessing') return undefined;
  return readBasis(deps, application);
}

async function decidedBasis(deps: Deps, application: Application, decisionId: string): Promise<Basis | PolicyGone> {
  const record = await deps.ledger.record('decision', decisionId);
  invariant(record !== undefined, 'portrait: a decision without its record');
  const { snapshotSha256, policyVersion, at } = record.value;
  const bytes = await deps.objects.get('evidence', snapshotName(snapshotSha256));
  invariant(bytes !== undefined && sha256(bytes) === snapshotSha256, 'portrait: a snapshot that is not what was kept');
  const snapshot = Snapshot.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  const policy = await deps.policies.byVersion(policyVersion);
  if (policy === undefined) return 'policyGone';
  const sources = await sourcesReadBy(deps, application.sources, at);
  const adTerms = await adTermsBeside(deps, policy);
  return { snapshot, snapshotSha256, policy, adTerms, decided: true, sources };
}

async function readBasis(deps: Deps, application: InStatus<'gathering' | 'assessing'>): Promise<Basis | undefined> {
  const at = deps.now();
  const sources = await sourcesReadBy(deps, application.sources, at);
  if (sources.length === 0) return undefined;
  const policy = await deps.policies.live(application.product, at);
  const snapshot = await takeSnapshot(deps, { ...application, status: 'assessing' }, { policy, at });
  if (!snapshot.verified) return undefined;
  const adTerms = await adTermsBeside(deps, policy);
  return { snapshot, snapshotSha256: sha256(canonicalBytes(snapshot)), policy, adTerms, decided: false, sources };
}

async function adTermsBeside({ policies, now }: Deps, policy: Policy): Promise<AdTerms> {
  const lending = policy.product === 'adLoan' ? policy : await policies.live('adLoan', now());
  invariant(lending.product === 'adLoan', 'portrait: the policy of ad loans is one of another product');
  return lending.terms;
}

/** What had been read by then and what it hashed to, from the chain of each source: it stands after the source is gone. */
async function sourcesReadBy({ ledger }: Deps, sourceIds: readonly string[], at: Instant): Promise<StatedSource[]> {
  const chains = await Promise.all(sourceIds.map((id) => ledger.history('source', id)));
  return chains.flatMap((chain) => {
    const created = chain.find(({ type }) => type === 'create');
    const read = chain.filter((event) => event.type === 'finishReading' && event.at <= at).pop();
    if (!created || !read) return [];
    const vendor = created.facts['vendor'] as Vendor;
    return [{ vendor, readAt: read.at, factsSha256: String(read.facts['factsSha256']) }];
  });
}

/** Longer ago than a month and the days a month takes to be whole. */
const STALE_DAYS = 40;
const DAY_MS = 86_400_000;

export function freshnessOf({ shops }: PortraitStatement['figures'], now: Instant) {
  const [readTo] = shops.map((shop) => shop.readTo).sort();
  const isStale = readTo !== undefined && Date.parse(shanghaiDay(now)) - Date.parse(readTo) > STALE_DAYS * DAY_MS;
  return { isStale, ...(readTo ? { readTo } : {}) };
}
