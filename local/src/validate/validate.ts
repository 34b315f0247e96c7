import { parseArgs } from 'node:util';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { PLAN } from './parameters.ts';
import { reportOf } from './report.ts';
import { reportText } from './report-text.ts';
import { runSeed } from './run.ts';

const SELLERS_MAX = 100_000;
const SEEDS_MAX = 1_000;
const USAGE = `npm run validate -- [--seeds N, 1 to ${SEEDS_MAX}] [--sellers N, 1 to ${SELLERS_MAX}] [--json]\n`;

export type ValidateOutput = { readonly out: (text: string) => void; readonly err: (text: string) => void };

/** The policy in force against synthetic sellers, as planned unless fewer are asked for; 2 where it was asked wrongly. */
export function validate(args: readonly string[], { out, err }: ValidateOutput): number {
  const asked = read(args);
  if (asked === undefined) {
    err(USAGE);
    return 2;
  }
  const { seeds, sellers, json } = asked;
  // One future each: the intervals take every end as another seller's.
  const runs = Array.from({ length: seeds }, (_, index) => {
    err(`seed ${index + 1} of ${seeds}\n`);
    return runSeed({ seed: index + 1, sellers, futures: 1, policy: dataLoan202611 });
  });
  const report = reportOf(runs, sellers, dataLoan202611);
  out(json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
  return 0;
}

function read(args: readonly string[]): { seeds: number; sellers: number; json: boolean } | undefined {
  const options = {
    seeds: { type: 'string', default: String(PLAN.seeds) },
    sellers: { type: 'string', default: String(PLAN.sellers) },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    const [seeds, sellers] = [Number(values.seeds), Number(values.sellers)];
    const fits = (number: number, most: number) => Number.isSafeInteger(number) && number >= 1 && number <= most;
    return fits(seeds, SEEDS_MAX) && fits(sellers, SELLERS_MAX) ? { seeds, sellers, json: values.json } : undefined;
  } catch {
    return undefined;
  }
}
