import { userInfo } from 'node:os';
import type { DeadRow } from '@loan/functions/ports/jobs';
import { listDead, releaseDead, replayDead } from '@loan/functions/use-cases/ops/dead-rows';
import { type Command, done } from './command.ts';
import { refused } from './refusal.ts';

const ID = { name: 'ID', what: 'as "dead list" shows it' };

export const DEAD: readonly Command[] = [
  {
    name: 'dead list',
    what: 'what was given up and waits for a person',
    async run(deps) {
      const rows = await listDead(deps);
      const text = rows.length === 0 ? 'Nothing is dead.' : rows.map(rowText).join('\n\n');
      return done(text, { rows: rows.map(rowJson) });
    },
  },
  {
    name: 'dead replay',
    what: 'makes it due again, with a fresh count of attempts',
    argument: ID,
    takes: ['by'],
    leavesWork: true,
    async run(deps, { subject, by }) {
      const result = await replayDead(deps, { id: subject, by: by || userInfo().username });
      if (!result.ok) return refused(subject, result.error);
      return done(`${subject} is due again.`, { id: subject, done: 'replayed' });
    },
  },
  {
    name: 'dead release',
    what: 'gives a job up for good; of a line, skips the event that stands first (the bank never gets it pushed)',
    argument: ID,
    takes: ['by', 'ground'],
    leavesWork: true,
    async run(deps, { subject, by, ground }) {
      const result = await releaseDead(deps, { id: subject, by: by || userInfo().username, ground });
      if (!result.ok) return refused(subject, result.error);
      const what = result.value.what === 'line' ? 'goes on behind the event it was held by' : 'is given up';
      return done(`${subject} ${what}.`, { id: subject, done: 'released' });
    },
  },
];

const rowText = ({ id, kind, attempts, since, lastError, payload }: DeadRow): string =>
  `${id}\n  ${kind} ${payload}\n  dead since ${since} after ${attempts} attempts: ${lastError || 'no reason was given'}`;

const rowJson = ({ payload, ...row }: DeadRow) => ({ ...row, payload: JSON.parse(payload) as unknown });
