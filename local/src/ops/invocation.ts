import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Finding } from '@loan/shared/application/application';
import { err, ok, type Result } from '@loan/shared/result';
import { ROOT } from '../checks/root.ts';
import type { Command, Given, OptionName } from './command.ts';
import type { Place } from './open.ts';

const OPTIONS = {
  data: { type: 'string' },
  stage: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  by: { type: 'string' },
  ground: { type: 'string' },
  correct: { type: 'string', multiple: true },
  uphold: { type: 'string', multiple: true },
  second: { type: 'boolean' },
  markdown: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  product: { type: 'string' },
  keys: { type: 'string' },
  buyer: { type: 'string' },
  policy: { type: 'string' },
  limit: { type: 'string' },
  cover: { type: 'string' },
  until: { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>['values'];
export type Invocation = { command: Command; given: Given; place: Place; json: boolean };
export type Misuse = { tag: 'Help' } | { tag: 'Misused'; message: string; command?: Command };

const OPTION_NAMES = [
  'by',
  'ground',
  'correct',
  'uphold',
  'second',
  'markdown',
  'from',
  'to',
  'product',
  'keys',
  'buyer',
  'policy',
  'limit',
  'cover',
  'until',
] as const;
const STAGE = /^[a-zA-Z0-9-]{1,40}$/;
const NAME_MAX = 80;
const GROUND_MAX = 500;

const parse = (argv: readonly string[]) => parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
const misused = (message: string, command?: Command): Result<never, Misuse> =>
  err({ tag: 'Misused', message, ...(command ? { command } : {}) });

/** What was typed, wholly understood, or the first thing that was not. */
export function readInvocation(argv: readonly string[], commands: readonly Command[]): Result<Invocation, Misuse> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return misused((error as Error).message.split('. ')[0] ?? '');
  }
  const { values, positionals } = parsed;
  if (values.help || positionals.length === 0) return err({ tag: 'Help' });
  const [noun = '', verb = '', subject, ...rest] = positionals;
  const command = commands.find(({ name }) => name === `${noun} ${verb}`);
  if (!command) return misused(`There is no command "${noun}${verb ? ` ${verb}` : ''}"`);
  if (command.argument && !subject)
    return misused(`${command.argument.name} is missing: ${command.argument.what}`, command);
  const extra = command.argument ? rest[0] : subject;
  if (extra !== undefined) return misused(`"${extra}" is one argument too many`, command);

  const problem = optionProblem(command, values) ?? placeProblem(command, values);
  if (problem) return misused(problem, command);
  const { by = '', ground = '', second = false, markdown = '', from = '', to = '', product = '', keys = '' } = values;
  const place = values.stage ? { stage: values.stage } : { dataDir: values.data ?? join(ROOT, '.data') };
  return ok({
    command,
    given: {
      subject: subject ?? '',
      by,
      ground,
      findings: findingsIn(values),
      second,
      markdown,
      from,
      to,
      product,
      keys,
      ...insuredIn(values),
    },
    place,
    json: values.json === true,
  });
}

function optionProblem({ needs = [], takes = [] }: Command, values: Values): string | undefined {
  const allowed: readonly OptionName[] = [
    ...([...needs, ...takes].filter((name) => name !== 'findings') as OptionName[]),
    ...(needs.includes('findings') ? (['correct', 'uphold'] as const) : []),
  ];
  const given = OPTION_NAMES.filter((name) => values[name] !== undefined);
  const foreign = given.find((name) => !allowed.includes(name));
  if (foreign) return `--${foreign} means nothing here`;
  const typed = (values.correct?.length ?? 0) + (values.uphold?.length ?? 0);
  if (needs.includes('findings') && (typed === 0 || findingsIn(values).length !== typed))
    return '--correct CODE=GROUND or --uphold CODE=GROUND is needed for each item: what was found, and why';
  if (needs.includes('ground') && !values.ground?.trim())
    return '--ground TEXT is missing: why, as it will stand in the evidence';
  if (needs.includes('by') && !values.by?.trim()) return '--by NAME is missing: your account name, kept as who did it';
  if ((values.ground ?? '').length > GROUND_MAX) return `--ground: at most ${GROUND_MAX} characters`;
  if ((values.by ?? '').length > NAME_MAX) return `--by: at most ${NAME_MAX} characters`;
  if (needs.includes('keys') && !values.keys?.trim())
    return '--keys FILE is missing: the published keys, as GET /api/portraits/keys.json gives them';
  if (values.markdown?.trim() === '') return '--markdown FILE: the file is missing';
  return undefined;
}

/** What is left out is empty, and refused by the command, which names all it needs. */
const insuredIn = ({ buyer = '', policy = '', limit = '', cover = '', until = '' }: Values) => ({
  ...{ buyer, policy, limit, cover, until },
});

/** `CODE=GROUND` as it was typed; what is neither is left out, and missed by whoever counts. */
function findingsIn({ correct = [], uphold = [] }: Values): Finding[] {
  const found = (typed: readonly string[], result: Finding['result']) =>
    typed.flatMap((one) => {
      const [code = '', ...ground] = one.split('=');
      return Finding.safeParse({ code, result, ground: ground.join('=') }).data ?? [];
    });
  return [...found(correct, 'corrected'), ...found(uphold, 'upheld')];
}

function placeProblem(command: Command, { stage, data }: Values): string | undefined {
  if ('runAlone' in command && (stage ?? data) !== undefined)
    return 'It reads the repository: no --stage and no --data';
  if (stage !== undefined && data !== undefined) return '--stage and --data name two places; one is needed';
  return stage !== undefined && !STAGE.test(stage) ? '--stage: letters, digits and hyphens' : undefined;
}
