import {
  type PolicyBook,
  type PolicyBookError,
  type PolicyBookEvent,
  transitionPolicyBook,
} from '@loan/shared/policy-release/book';
import { unmetOf } from '@loan/shared/policy-release/conditions';
import type { ReleaseStep } from '@loan/shared/policy-release/step';
import { ok, type Result } from '@loan/shared/result';
import { addDays, addMs, type Day, endOfShanghaiDay, type Instant } from '@loan/shared/time/instant';
import type { CommitError } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { compareShadow, drafted, type VersionNotKnown } from './compare-shadow.ts';

export type MoveReleaseError = PolicyBookError | VersionNotKnown | CommitError | Busy;

/** One step of a version on its way to being in force, by somebody, written into the chain of its product's book. */
export async function moveRelease(
  deps: Deps,
  { version, by, ...asked }: { version: string; by: string } & ReleaseStep,
): Promise<Result<PolicyBook, MoveReleaseError>> {
  return settle(async (): Promise<Result<PolicyBook, MoveReleaseError>> => {
    const found = await drafted(deps, version);
    if (!found.ok) return found;
    const { before } = found.value;
    const event = await eventOf(deps, asked, { release: version, by, at: deps.now() });
    const after = transitionPolicyBook(before.state, event);
    if (!after.ok) return after;
    const written = await deps.ledger.commit({
      changes: [{ kind: 'policyBook', before, event, after: after.value, by: { kind: 'operator', id: by } }],
    });
    return written.ok ? ok(after.value) : written;
  });
}

type Doing = { release: string; by: string; at: Instant };

async function eventOf(deps: Deps, asked: ReleaseStep, doing: Doing): Promise<PolicyBookEvent> {
  switch (asked.move) {
    case 'shadow':
      return { type: 'shadowPolicy', ...doing };
    case 'consent':
      return { type: 'consentPolicy', ...doing, ground: asked.ground };
    case 'retire':
      return { type: 'retirePolicy', ...doing, ground: asked.ground };
    case 'reject':
      return { type: 'rejectPolicy', ...doing, ground: asked.ground };
    case 'approve':
      return { type: 'approvePolicy', ...doing, ...(await agreement(deps, doing, asked)) };
    case 'release': {
      const effectiveAt = beginningOf(asked.from, doing.at);
      return { type: 'releasePolicy', ...doing, ...(await agreement(deps, doing, asked)), effectiveAt };
    }
  }
}

/** What was seen at the moment somebody agreed; kept, so that it can be asked later on what they agreed. */
async function agreement(deps: Deps, { release }: Doing, { ground }: { ground?: string | undefined }) {
  const seen = await compareShadow(deps, release);
  const [inForce, unmet] = seen.ok ? [seen.value.inForce, unmetOf(seen.value.conditions)] : ['', []];
  return { inForce, unmet, ...(ground ? { ground } : {}) };
}

/** The first moment of that day, or this one where the day has begun already. */
function beginningOf(day: Day, at: Instant): Instant {
  const first = addMs(endOfShanghaiDay(addDays(day, -1)), 1);
  return first < at && endOfShanghaiDay(day) >= at ? at : first;
}
