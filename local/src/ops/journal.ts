import { readJournal } from '@loan/functions/use-cases/ops/journal';
import { table } from './columns.ts';
import { type Command, done } from './command.ts';

export const JOURNAL: readonly Command[] = [
  {
    name: 'journal list',
    what: 'what operators did with dead rows and the deposit, newest first (reviews stand in the evidence)',
    async run(deps) {
      const operations = await readJournal(deps);
      const rows = operations.map(({ at, by, what, subject, ground = '' }) => [at, by, what, subject, ground]);
      return done(rows.length === 0 ? 'Nothing was done by hand.' : table(rows, '').join('\n'), { operations });
    },
  },
];
