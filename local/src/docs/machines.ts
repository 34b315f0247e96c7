import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MOVES as APPLICATION_MOVES } from '@loan/shared/application/moves';
import { BACKING_MOVES } from '@loan/shared/backing/transitions';
import { DRAWDOWN_MOVES } from '@loan/shared/drawdown/drawdown';
import { SOURCE_MOVES } from '@loan/shared/source/source';

/** Where the page lies. Written by `npx tsx local/src/docs/machines.ts`. */
export const MACHINES_FILE = new URL('../../../docs/machines.md', import.meta.url);

type Machine = {
  title: string;
  what: string;
  file: string;
  moves: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

const MACHINES: readonly Machine[] = [
  {
    title: 'Application (授信申请)',
    what: 'From the first question to the loan. Who is awaited in each state is in `shared/src/application/whose-move.ts`.',
    file: 'shared/src/application/moves.ts',
    moves: APPLICATION_MOVES,
  },
  {
    title: 'Source (数据源)',
    what: 'One connection to a shop, from the link to the day it is let go.',
    file: 'shared/src/source/source.ts',
    moves: SOURCE_MOVES,
  },
  {
    title: 'Backing (贸易背景)',
    what: 'The papers behind an order or logistics loan, and what the counterparty says of them.',
    file: 'shared/src/backing/transitions.ts',
    moves: BACKING_MOVES,
  },
  {
    title: 'Drawdown (支用)',
    what: 'One use of the line. `unknown`: the bank may have paid, and is asked under the same number until it says.',
    file: 'shared/src/drawdown/drawdown.ts',
    moves: DRAWDOWN_MOVES,
  },
];

const INTRODUCTION = `# What may happen to what

Printed from the tables of moves in the code by \`npx tsx local/src/docs/machines.ts\`; a test holds this page to them.
A move that is not in a table is refused. Each move is an event in the aggregate's hash chain, written in one
transaction with the new state and with all work and news that follow from it.

A consent is given and may be withdrawn once; a facility is opened, held against, drawn on and frozen; a loan starts.
Their few moves stand in \`shared/src/consent\`, \`shared/src/facility\` and \`shared/src/loan\`.
`;

export const machinesText = (): string => `${[INTRODUCTION, ...MACHINES.map(section)].join('\n')}`;

function section({ title, what, file, moves }: Machine): string {
  const entries = Object.entries(moves).map(([from, to]) => [from, Object.entries(to)] as const);
  const arrows = entries.flatMap(([from, to]) => [...grouped(to)].map(([next, events]) => arrow(from, next, events)));
  const [first = ''] = Object.keys(moves);
  const diagram = ['```mermaid', 'stateDiagram-v2', `  [*] --> ${first}`, ...arrows.filter(Boolean), '```'];
  const rows = entries.map(([from, to]) => `| \`${from}\` | ${stays(from, to)} | ${leaves(from, to)} |`);
  const table = ['| state | happens within it | leads on |', '|---|---|---|', ...rows];
  return [`## ${title}\n`, `${what} Source: \`${file}\`.\n`, ...diagram, '', ...table, ''].join('\n');
}

type Moves = readonly (readonly [event: string, to: string])[];

/** The events that lead from one state to another, on one arrow. */
function grouped(moves: Moves): Map<string, string[]> {
  const byState = new Map<string, string[]>();
  for (const [event, to] of moves) byState.set(to, [...(byState.get(to) ?? []), event]);
  return byState;
}

const arrow = (from: string, to: string, events: readonly string[]): string =>
  from === to ? '' : `  ${from} --> ${to}: ${events.join(', ')}`;

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(' ') || '—';

const stays = (from: string, moves: Moves) => code(moves.filter(([, to]) => to === from).map(([event]) => event));

const leaves = (from: string, moves: Moves) =>
  moves
    .filter(([, to]) => to !== from)
    .map(([event, to]) => `\`${event}\` → \`${to}\``)
    .join(', ') || '— (an end)';

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(MACHINES_FILE, machinesText());
