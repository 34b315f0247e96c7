import { createHash } from 'node:crypto';
import type { FactsOf } from '@loan/shared/facts/source-facts';
import type { SourceKind } from '@loan/shared/source/vendors';
import type { Instant } from '@loan/shared/time/instant';
import type {
  PullContext,
  PullStep,
  SourceAdapter,
  SourceCredential,
  SourceIdentity,
  StepOutcome,
  StepResult,
} from '../ports/source-adapter.ts';
import { gather } from './bytes.ts';

type Account = { credential: SourceCredential; identity: SourceIdentity; asOf: Instant };
const TURNS_MAX = 4_000;

/** One account read as the use case reads it: scratch and credential live on between the runs of a step. */
export function pullRun<K extends SourceKind>(
  adapter: SourceAdapter<K>,
  { credential, identity, asOf }: Account,
  waited: (ms: number) => void | Promise<void> = () => {},
) {
  const scratch = new Map<string, string>();
  const kept = new Map<string, Buffer>();
  const renewed: SourceCredential[] = [];
  const contextOf = (step: PullStep, checkpoint: string | undefined, timeLeftMs: number): PullContext => ({
    credential: renewed.at(-1) ?? credential,
    identity,
    asOf,
    checkpoint,
    renew: async (next) => void renewed.push(next),
    scratch: {
      read: async () => scratch.get(step.id),
      write: async (text) => void scratch.set(step.id, text),
    },
    buyerKey: 'BUYER-KEY',
    timeLeftMs: () => timeLeftMs,
    async keep(name, bytes) {
      const whole = await gather(bytes);
      kept.set(name, whole);
      return { sha256: createHash('sha256').update(whole).digest('hex'), bytes: whole.length };
    },
  });
  async function advance(step: PullStep, checkpoint?: string, timeLeftMs = 60_000): Promise<StepOutcome> {
    const outcome = await adapter.advance(step, contextOf(step, checkpoint, timeLeftMs));
    if (outcome.tag === 'done') scratch.delete(step.id);
    return outcome;
  }

  /** Turn after turn until something other than waiting comes of it. */
  async function finish(step: PullStep): Promise<{ outcome: StepOutcome; turns: number }> {
    let checkpoint: string | undefined;
    for (let turns = 1; turns <= TURNS_MAX; turns += 1) {
      const outcome = await advance(step, checkpoint);
      if (outcome.tag !== 'wait') return { outcome, turns };
      checkpoint = outcome.checkpoint;
      await waited(outcome.waitMs);
    }
    throw new Error(`${step.id} never ended`);
  }

  /** Every step of the plan that is wanted, put together. */
  async function readAll(
    isWanted: (step: PullStep) => boolean = () => true,
  ): Promise<{ facts: FactsOf[K]; outcomes: ReadonlyMap<string, StepOutcome> }> {
    const steps = adapter.plan(identity, asOf).filter(isWanted);
    const outcomes = new Map<string, StepOutcome>();
    const results = new Map<string, StepResult>();
    for (const step of steps) {
      const { outcome } = await finish(step);
      outcomes.set(step.id, outcome);
      if (outcome.tag === 'done') results.set(step.id, outcome.result);
    }
    return { facts: adapter.assemble(identity, steps, results, asOf), outcomes };
  }
  return { advance, finish, readAll, kept, renewed };
}
