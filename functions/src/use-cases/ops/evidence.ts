import { transition } from '@loan/shared/application/transitions';
import { transitionBacking } from '@loan/shared/backing/transitions';
import { transitionConsent } from '@loan/shared/consent/consent';
import { transitionDrawdown } from '@loan/shared/drawdown/drawdown';
import { type ChainedEvent, firstFault } from '@loan/shared/evidence/event';
import { transitionFacility } from '@loan/shared/facility/facility';
import { transitionLoan } from '@loan/shared/loan/loan';
import { transitionPolicyBook } from '@loan/shared/policy-release/book';
import { transitionExportBook } from '@loan/shared/portrait/export-book';
import { err, ok, type Result } from '@loan/shared/result';
import { transitionSource } from '@loan/shared/source/source';
import type { AggregateKind, Loaded, StateOf } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { keptObjects, type ObjectFault } from './kept-objects.ts';

type ChainFault = 'gap' | 'brokenLink' | 'wrongHash' | 'headDiffers' | 'stateDiffers' | 'missing';
export type CheckedChain = { aggregate: string; events: number; fault?: { at: number; what: ChainFault } };
export type CheckedObject = { name: string; fault?: ObjectFault };
export type EvidenceReport = {
  applicationId: string;
  whole: boolean;
  events: number;
  chains: CheckedChain[];
  objects: CheckedObject[];
};
export type ApplicationNotKnown = { tag: 'ApplicationNotKnown' };

/** Everything that was written down about one aggregate, and where it stands by now. */
export type Chain = {
  kind: AggregateKind;
  id: string;
  events: ChainedEvent[];
  loaded: Loaded<AggregateKind> | undefined;
};

/** The chains of an application and of everything that grew from it. */
export async function chainsOf(deps: Deps, applicationId: string): Promise<Chain[]> {
  const own = await chainOf(deps, ['application', applicationId]);
  if (!own.loaded) return [];
  const grown = grewFrom(own.loaded.state as StateOf<'application'>, own.events);
  const chains = await Promise.all(grown.map((one) => chainOf(deps, one)));
  const lent = chains.flatMap(({ kind, events }) => (kind === 'backing' ? lentFor(events) : []));
  return [own, ...chains, ...(await Promise.all(lent.map((one) => chainOf(deps, one))))];
}

/**
 * Checks everything that is kept of an application and of what grew from it: each chain link by link, each standing
 * against the events it came from, each decision and document against the hash that was written down.
 */
export async function verifyEvidence(
  deps: Deps,
  applicationId: string,
): Promise<Result<EvidenceReport, ApplicationNotKnown>> {
  const found = await chainsOf(deps, applicationId);
  if (found.length === 0) return err({ tag: 'ApplicationNotKnown' });
  const chains = found.map(checkChain);
  const keeping = found.filter(({ kind }) => kind === 'application' || kind === 'portrait' || kind === 'backing');
  const objects = await keptObjects(
    deps,
    keeping.flatMap(({ events }) => events),
  );
  const faulty = [...chains, ...objects].some(({ fault }) => fault !== undefined);
  const events = chains.reduce((sum, chain) => sum + chain.events, 0);
  return ok({ applicationId, whole: !faulty, events, chains, objects });
}

type Aggregate = [kind: AggregateKind, id: string];

function grewFrom({ id, sources, consents }: StateOf<'application'>, history: readonly ChainedEvent[]): Aggregate[] {
  const named = (type: string, fact: string) => [
    ...new Set(history.flatMap((event) => (event.type === type ? [String(event.facts[fact])] : []))),
  ];
  const facilities = named('activate', 'facilityId');
  const drawdowns = named('quoteDrawdown', 'drawdownId');
  return [
    ...sources.map((id): Aggregate => ['source', id]),
    ...consents.map((id): Aggregate => ['consent', id]),
    ...facilities.map((id): Aggregate => ['facility', id]),
    ...drawdowns.map((id): Aggregate => ['drawdown', id]),
    // A loan carries the number of the drawdown that made it; not every drawdown has made one yet.
    ...drawdowns.map((id): Aggregate => ['loan', id]),
    ['backing', id],
    ['portrait', id],
  ];
}

/** Shops the counterparty let us read for this, and its consents to it, also those taken back. */
const lentFor = (history: readonly ChainedEvent[]): Aggregate[] =>
  history.flatMap(({ type, facts }): Aggregate[] => {
    if (type !== 'attachSource') return [];
    const consents = (facts['consents'] as string[]).map((id): Aggregate => ['consent', id]);
    return [['source', String(facts['sourceId'])], ...consents];
  });

async function chainOf({ ledger }: Deps, [kind, id]: Aggregate): Promise<Chain> {
  const [events, loaded] = await Promise.all([ledger.history(kind, id), ledger.find(kind, id)]);
  return { kind, id, events, loaded };
}

/** The chain link by link, and its standing against the events it came from. */
export function checkChain(chain: Chain): CheckedChain {
  const fault = faultOf(chain);
  return { aggregate: `${chain.kind}:${chain.id}`, events: chain.events.length, ...(fault ? { fault } : {}) };
}

const MAY_LACK: ReadonlySet<AggregateKind> = new Set(['loan', 'backing', 'portrait', 'policyBook']);

function faultOf({ kind, events, loaded }: Chain): CheckedChain['fault'] {
  // A drawdown that was not paid out has made no loan, not everybody takes a portrait along, and no policy need change.
  if (MAY_LACK.has(kind) && events.length === 0 && !loaded) return undefined;
  if (events.length === 0 || !loaded) return { at: 0, what: 'missing' };
  const broken = firstFault(events, (content) => sha256(canonicalBytes(content)));
  if (broken) return { at: broken.seq, what: broken.fault };
  if (events[events.length - 1]?.hash !== loaded.head) return { at: events.length, what: 'headDiffers' };
  if (!sameState(kind, events, loaded)) return { at: events.length, what: 'stateDiffers' };
  return undefined;
}

/** Each aggregate's own moves, by which its events give its state. */
const MOVES: Record<AggregateKind, (from: never, event: never) => Result<unknown, unknown>> = {
  application: transition,
  source: transitionSource,
  consent: transitionConsent,
  facility: transitionFacility,
  drawdown: transitionDrawdown,
  loan: transitionLoan,
  backing: transitionBacking,
  portrait: transitionExportBook,
  policyBook: transitionPolicyBook,
};

function sameState(kind: AggregateKind, events: readonly ChainedEvent[], loaded: Loaded<AggregateKind>) {
  let state: unknown;
  for (const { type, at, facts } of events) {
    const next = MOVES[kind](state as never, { ...facts, type, at } as never);
    if (!next.ok) return false;
    state = next.value;
  }
  return sha256(canonicalBytes(state)) === sha256(canonicalBytes(loaded.state));
}
