import { transition } from '@loan/shared/application/transitions';
import { transitionBacking } from '@loan/shared/backing/transitions';
import { transitionConsent } from '@loan/shared/consent/consent';
import { transitionDrawdown } from '@loan/shared/drawdown/drawdown';
import { transitionFacility } from '@loan/shared/facility/facility';
import { transitionLoan } from '@loan/shared/loan/loan';
import { transitionPolicyBook } from '@loan/shared/policy-release/book';
import type { Result } from '@loan/shared/result';
import { transitionSource } from '@loan/shared/source/source';
import type { Row } from '../laws/open-table.ts';

type Move = (from: never, event: never) => Result<unknown, { tag: string }>;
const MOVES: Record<string, Move> = {
  APPLICATION: transition,
  SOURCE: transitionSource,
  CONSENT: transitionConsent,
  FACILITY: transitionFacility,
  DRAWDOWN: transitionDrawdown,
  LOAN: transitionLoan,
  BACKING: transitionBacking,
  POLICYBOOK: transitionPolicyBook,
};

export type Replayed = { kind: string; id: string; stored: unknown; replayed: unknown };

/** Every aggregate in the table: as it is stored, and as its stored events give it. */
export function replayAll(rows: readonly Row[]): Replayed[] {
  return rows.flatMap(({ pk, sk, ...row }) => {
    const [kind = '', id = ''] = pk.split('#');
    const move = MOVES[kind];
    if (!move || sk !== 'STATE') return [];
    const events = rows.filter((one) => one.pk === pk && one.sk.startsWith('EVENT#'));
    return [{ kind, id, stored: row['state'], replayed: foldUp(move, events) }];
  });
}

function foldUp(move: Move, rows: readonly Row[]): unknown {
  let state: unknown;
  for (const row of rows) {
    const { type, at, facts } = row['event'] as { type: string; at: string; facts: object };
    const moved = move(state as never, { type, at, ...facts } as never);
    if (!moved.ok) return { refused: type, because: moved.error };
    state = moved.value;
  }
  return JSON.parse(JSON.stringify(state));
}
