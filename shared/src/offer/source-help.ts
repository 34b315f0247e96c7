import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import { connecting } from './connections.ts';
import type { SourceHelp } from './decision.ts';
import { helpOf } from './would-help.ts';

/**
 * How much each source that can still be connected would help (能帮多少), asked of the engine. Nothing while a person has
 * to look, unless only for the owner's name that a payment company would prove; and nothing of a source that would change nothing or of which nothing can be supposed.
 */
export function sourceHelp(policy: Policy, snapshot: Snapshot): SourceHelp[] {
  const question = questionOf(policy, snapshot);
  const real = assess(question);
  const isReferred = real.outcome === 'referred' && real.findings.some(({ code }) => code !== 'ownerNotConfirmed');
  if (isReferred || snapshot.connectable === 'notOffered') return [];
  return snapshot.connectable.flatMap((vendor) => {
    const whatIf = connecting(question, vendor);
    const help = whatIf && helpOf(question, whatIf, real);
    if (!help) return [];
    const { what, detail: supposing, limitFen, addedLimitFen } = help;
    return [{ vendor, what, supposing, limitFen, addedLimitFen }];
  });
}
