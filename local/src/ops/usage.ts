import { table } from './columns.ts';
import type { Command } from './command.ts';

const OPTIONS = [
  ['--data DIR', 'the data folder of one machine (.data); a system running on it may go on running'],
  ['--stage S', 'a deployed stage instead, with the AWS credentials and region of the shell'],
  ['--json', 'the answer as JSON on standard output'],
  ['--by NAME', 'your account name, kept as who did it'],
  ['--from, --to DAY', 'days in Shanghai, 2026-11-23, both included; the last thirty days where neither is given'],
  ['--product NAME', 'decisions on this product alone, such as dataLoan'],
];

const EXIT = 'Exit code: 0 done; 1 refused, different, broken or out of reach; 2 misused.';

/** How a command is typed, with all it needs. */
export function usageOf({ name, argument, needs = [], takes = [] }: Command): string {
  const word = {
    by: '--by NAME',
    ground: '--ground TEXT',
    findings: '--correct|--uphold CODE=GROUND …',
    second: '--second',
    markdown: '--markdown FILE',
    from: '--from DAY',
    to: '--to DAY',
    product: '--product NAME',
    keys: '--keys FILE',
    buyer: '--buyer CODE',
    policy: '--policy NUMBER',
    limit: '--limit YUAN',
    cover: '--cover PERCENT',
    until: '--until DAY',
  };
  const needed = needs.map((need) => word[need]);
  return [name, argument?.name, ...needed, ...takes.map((take) => `[${word[take]}]`)].filter(Boolean).join(' ');
}

export const helpText = (commands: readonly Command[]): string =>
  [
    "The operator's commands: npm run ops -- COMMAND",
    '',
    ...table(commands.map((command) => [usageOf(command), command.what])),
    '',
    ...table(OPTIONS),
    '',
    EXIT,
    '',
  ].join('\n');
