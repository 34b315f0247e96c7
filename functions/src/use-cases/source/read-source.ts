import { FACTS } from '@loan/shared/facts/source-facts';
import { type Source, type SourceEvent, transitionSource } from '@loan/shared/source/source';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { Change, Loaded } from '../../ports/ledger.ts';
import type { PullRecord } from '../../ports/records.ts';
import type {
  PullContext,
  PullStep,
  SourceAdapter,
  SourceIdentity,
  StepOutcome,
  StepResult,
} from '../../ports/source-adapter.ts';
import { moveApplication, SYSTEM, vendor } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { forgetSource, revokeSource } from './disconnect-source.ts';
import { type Permission, permissionOf, renew } from './permission.ts';
import { gatherEvent } from './reading.ts';
import { firstOf, isAgain, isDue, rereadOf, secondReadings } from './second-reading.ts';
import { consentStillLive } from './still-consented.ts';

/** A step must not start unless it can finish: the largest report is inflated and reduced in far less. */
const STEP_MS = 20_000;
/** A vendor that gives no readable answer to one step this often will not give it today. */
const MOST_UNKNOWNS = 8;
const SHORTEST_WAIT_MS = 250;
const UNKNOWN_WAIT_MS = 2_000;
const LONGEST_SLEEP_MS = 60_000;
/** Worth saying on the screen: the marketplace's quota makes us wait. */
const NOTABLE_WAIT_MS = 5_000;

type Reading = Extract<Source, { status: 'reading' }>;
type Pull = { value: PullRecord; version: number };

/**
 * Reads one source: every step of its plan in turn, as a chain of short runs. What a step found is kept under the step's
 * own name before the step is ticked off, so a run that dies at any point repeats at most one step and counts nothing twice.
 */
export async function readSource(
  deps: Deps,
  { sourceId }: { sourceId: string },
  run: { timeLeftMs: () => number },
): Promise<JobOutcome> {
  const source = await deps.ledger.find('source', sourceId);
  if (source?.state.status === 'disconnected') {
    // Let go while a run was under way, which may have kept something after that.
    await forgetSource(deps, source.state);
    return DONE;
  }
  if (source?.state.status !== 'reading') return DONE;
  const reading = source as Loaded<'source'> & { state: Reading };
  if (!(await consentStillLive(deps, reading.state))) return revokeSource(deps, { sourceId });
  const adapter = deps.sources[reading.state.vendor];
  const permission = await permissionOf(deps, sourceId);
  if (!permission || !adapter) return endWith(deps, reading, { type: 'endAuthorisation', at: deps.now() });

  const identity = identityOf(reading.state);
  let pull = await openPull(deps, adapter, reading.state, identity);
  const plan = planOf(adapter, reading.state, identity, pull.value.asOf);
  for (;;) {
    let shortestWait = Number.POSITIVE_INFINITY;
    for (const step of plan) {
      const standing = pull.value.steps.find(({ id }) => id === step.id);
      if (standing?.state !== 'waiting' || !isDue(step, pull.value.steps)) continue;
      if (run.timeLeftMs() < STEP_MS) return { tag: 'later', waitMs: 0 };
      const outcome = await advance(deps, { adapter, step, pull: pull.value, permission, identity, sourceId, run });
      if (outcome.tag === 'authorisationEnded')
        return endWith(deps, reading, { type: 'endAuthorisation', at: deps.now() });
      const taken = await takeDown(deps, sourceId, pull, step, outcome);
      if (!taken) return { tag: 'later', waitMs: SHORTEST_WAIT_MS };
      pull = taken;
      shortestWait = Math.min(shortestWait, waitOf(outcome));
    }
    if (pull.value.steps.every(({ state }) => state !== 'waiting')) return finish(deps, adapter, reading, plan, pull);
    const waitMs = Math.max(SHORTEST_WAIT_MS, shortestWait);
    // Short waits are sat out: coming back costs a minute in the cloud.
    if (waitMs > LONGEST_SLEEP_MS || run.timeLeftMs() < waitMs + STEP_MS) return { tag: 'later', waitMs };
    await deps.sleep(waitMs);
  }
}

const waitOf = (outcome: StepOutcome): number =>
  outcome.tag === 'wait' ? outcome.waitMs : outcome.tag === 'unknown' ? UNKNOWN_WAIT_MS : Number.POSITIVE_INFINITY;

export const identityOf = ({ shop }: Extract<Source, { shop: unknown }>): SourceIdentity => ({
  sellerId: shop.sellerId,
  shopName: shop.shopName,
  marketplaceIds: shop.marketplaceIds,
  suspended: shop.suspended,
  ...(shop.registeredCompany ? { companyName: shop.registeredCompany } : {}),
});

/** The vendor's plan, and what of it is read again afterwards. */
function planOf(adapter: SourceAdapter, source: Reading, identity: SourceIdentity, asOf: Instant): PullStep[] {
  const plan = adapter.plan(identity, asOf);
  return [...plan, ...(adapter.kind === 'shop' ? secondReadings(plan, source.pullId) : [])];
}

/** The plan is fixed by the moment it was made for, so that a later run makes the same one. */
async function openPull(deps: Deps, adapter: SourceAdapter, source: Reading, identity: SourceIdentity): Promise<Pull> {
  const found = await deps.ledger.record('pull', source.id);
  if (found?.value.pullId === source.pullId) return found;
  const asOf = deps.now();
  const plan = planOf(adapter, source, identity, asOf);
  const value: PullRecord = {
    pullId: source.pullId,
    asOf,
    steps: plan.map(({ id, kind }) => ({ id, kind, state: 'waiting', unknowns: 0 })),
    ordersRead: 0,
    rowsRejected: 0,
    estimateMs: adapter.estimateMs(plan.map(firstOf)),
  };
  const written = await deps.ledger.commit({
    records: [{ kind: 'pull', key: source.id, value, expect: found ? found.version : 'new' }],
  });
  return written.ok ? { value, version: (found?.version ?? 0) + 1 } : openPull(deps, adapter, source, identity);
}

type Advance = {
  adapter: SourceAdapter;
  step: PullStep;
  pull: PullRecord;
  permission: Permission;
  identity: SourceIdentity;
  sourceId: string;
  run: { timeLeftMs: () => number };
};

const folder = (sourceId: string, pullId: string) => `sources/${sourceId}/${pullId}`;
const safe = (stepId: string) => stepId.replace(/[^A-Za-z0-9.-]/g, '_');
const resultName = (sourceId: string, pullId: string, stepId: string) =>
  `${folder(sourceId, pullId)}/reduced/${safe(stepId)}.json`;

const scratchName = (sourceId: string, pullId: string, stepId: string) =>
  `${folder(sourceId, pullId)}/scratch/${safe(stepId)}.json`;

const scratchOf = ({ objects }: Deps, name: string): PullContext['scratch'] => ({
  async read() {
    const bytes = await objects.get('facts', name);
    return bytes && Buffer.from(bytes).toString('utf8');
  },
  write: (text) => objects.put('facts', name, Buffer.from(text), 'application/json'),
});

async function advance(deps: Deps, { adapter, step, pull, permission, ...rest }: Advance): Promise<StepOutcome> {
  const { identity, sourceId, run } = rest;
  const checkpoint = pull.steps.find(({ id }) => id === step.id)?.checkpoint;
  return adapter.advance(firstOf(step), {
    credential: permission.credential,
    identity,
    asOf: pull.asOf,
    checkpoint,
    renew: (next) => renew(deps, sourceId, permission, next),
    scratch: scratchOf(deps, scratchName(sourceId, pull.pullId, step.id)),
    keep: (name, bytes) => deps.objects.putStream('facts', `${keptFolder(sourceId, pull, step)}/${name}`, bytes),
    buyerKey: await buyerKeyOf(deps, sourceId, pull.pullId),
    timeLeftMs: run.timeLeftMs,
  });
}

/** What is read twice is kept twice, for whoever looks into a difference. */
const keptFolder = (sourceId: string, { pullId }: PullRecord, step: PullStep) =>
  `${folder(sourceId, pullId)}/${isAgain(step) ? 'kept-again' : 'kept'}`;

const buyerKeyName = (sourceId: string, pullId: string) => `${folder(sourceId, pullId)}/scratch/buyer-key.txt`;

/** Kept as long as the pull lasts, so that a buyer has one mark in all its windows and none after it. */
async function buyerKeyOf({ objects, newSecret }: Deps, sourceId: string, pullId: string): Promise<string> {
  const name = buyerKeyName(sourceId, pullId);
  const kept = await objects.get('facts', name);
  if (kept) return Buffer.from(kept).toString('utf8');
  const key = newSecret();
  await objects.put('facts', name, Buffer.from(key), 'text/plain');
  return key;
}

/** Writes down how far a step has come. Nothing when another run of the same pull was quicker. */
async function takeDown(
  deps: Deps,
  sourceId: string,
  pull: Pull,
  step: PullStep,
  outcome: StepOutcome,
): Promise<Pull | undefined> {
  const name = resultName(sourceId, pull.value.pullId, step.id);
  if (outcome.tag === 'done') {
    await deps.objects.put('facts', name, canonicalBytes(outcome.result), 'application/json');
    await deps.objects.delete('facts', scratchName(sourceId, pull.value.pullId, step.id));
  }
  const value: PullRecord = {
    ...pull.value,
    ...counted(pull.value, step, outcome, deps.now()),
    steps: pull.value.steps.map((standing) =>
      standing.id === step.id ? { ...standing, ...standingAfter(standing, outcome, name) } : standing,
    ),
  };
  if (JSON.stringify(value) === JSON.stringify(pull.value)) return pull;
  const written = await deps.ledger.commit({ records: [{ kind: 'pull', key: sourceId, value, expect: pull.version }] });
  return written.ok ? { value, version: pull.version + 1 } : undefined;
}

function standingAfter(
  standing: PullRecord['steps'][number],
  outcome: StepOutcome,
  name: string,
): Partial<PullRecord['steps'][number]> {
  switch (outcome.tag) {
    case 'done':
      return { state: 'done', resultName: name };
    case 'wait':
      return { checkpoint: outcome.checkpoint };
    case 'unknown':
      return standing.unknowns + 1 >= MOST_UNKNOWNS ? { state: 'notAvailable' } : { unknowns: standing.unknowns + 1 };
    default:
      return { state: 'notAvailable' };
  }
}

function counted(pull: PullRecord, step: PullStep, outcome: StepOutcome, at: Instant): Partial<PullRecord> {
  if (outcome.tag === 'wait' && outcome.waitMs >= NOTABLE_WAIT_MS) return { waitingUntil: addMs(at, outcome.waitMs) };
  if (outcome.tag !== 'done') return {};
  const { rowsRead, rowsRejected } = outcome.result;
  return {
    readingKind: step.kind,
    ordersRead: pull.ordersRead + (step.kind === 'orders' ? rowsRead : 0),
    rowsRejected: pull.rowsRejected + (isAgain(step) ? 0 : rowsRejected),
  };
}

async function finish(
  deps: Deps,
  adapter: SourceAdapter,
  source: Loaded<'source'> & { state: Reading },
  plan: readonly PullStep[],
  pull: Pull,
): Promise<JobOutcome> {
  const results = new Map<string, StepResult>();
  for (const step of pull.value.steps) {
    const bytes = step.resultName ? await deps.objects.get('facts', step.resultName) : undefined;
    if (bytes) results.set(step.id, JSON.parse(Buffer.from(bytes).toString('utf8')) as StepResult);
  }
  // Without a single order report nothing can be said of a shop.
  const lacking = adapter.essential.find(
    (essential) => !pull.value.steps.some(({ kind, state }) => kind === essential && state === 'done'),
  );
  if (lacking) return endWith(deps, source, { type: 'failReading', at: deps.now(), cause: `${lacking}NotAvailable` });
  const facts = factsFrom(adapter, identityOf(source.state), { plan, results, asOf: pull.value.asOf });
  const bytes = canonicalBytes(facts);
  await deps.objects.delete('facts', buyerKeyName(source.state.id, source.state.pullId));
  const factsName = `sources/${source.state.id}/${source.state.pullId}/facts.json`;
  await deps.objects.put('facts', factsName, bytes, 'application/json');
  return endWith(deps, source, { type: 'finishReading', at: deps.now(), factsName, factsSha256: sha256(bytes) });
}

type Read = { plan: readonly PullStep[]; results: ReadonlyMap<string, StepResult>; asOf: Instant };

/** The adapter sees each window once; what the second reading of some tells is laid beside. */
function factsFrom(adapter: SourceAdapter, identity: SourceIdentity, { plan, results, asOf }: Read) {
  const [once, again] = [plan.filter((step) => !isAgain(step)), plan.filter(isAgain)];
  const first = new Map([...results].filter(([id]) => !isAgain({ id })));
  const facts = adapter.assemble(identity, once, first, asOf);
  const beside = adapter.kind === 'shop' ? { reread: rereadOf(again, results, asOf) } : {};
  return FACTS[adapter.kind].parse({ ...facts, ...beside });
}

/** A buyer's shop is none of the applicant's sources; an assessment that waited for it begins all the same. */
async function endBuyers(deps: Deps, applicationId: string, change: Change): Promise<JobOutcome> {
  const { at } = change.event;
  const written = await deps.ledger.commit({
    changes: [change],
    jobs: [{ id: deps.newId(), kind: 'beginAssessment', payload: { applicationId }, dueAt: at }],
  });
  return written.ok ? DONE : { tag: 'retry', cause: written.error.tag };
}

/** Ends the reading one way or another; an assessment that was waiting for this begins with it. */
async function endWith(
  deps: Deps,
  before: Loaded<'source'> & { state: Reading },
  event: SourceEvent,
): Promise<JobOutcome> {
  const after = transitionSource(before.state, event);
  if (!after.ok) return DONE;
  const { applicationId, id } = before.state;
  const application = await deps.ledger.find('application', applicationId);
  const change = { kind: 'source', before, event, after: after.value, by: vendor(before.state.vendor) } as const;
  if (before.state.role === 'buyer') return endBuyers(deps, applicationId, change);
  if (application?.state.status !== 'gathering') {
    const written = await deps.ledger.commit({ changes: [change] });
    return written.ok ? DONE : { tag: 'retry', cause: written.error.tag };
  }
  const changed = { id, to: event.type === 'finishReading' ? ('read' as const) : ('gone' as const) };
  const moved = await moveApplication(deps, {
    before: application,
    event: await gatherEvent(deps, application.state.sources, changed, event.at),
    by: SYSTEM,
    with: { changes: [change] },
  });
  return moved.ok ? DONE : { tag: 'retry', cause: moved.error.tag };
}
