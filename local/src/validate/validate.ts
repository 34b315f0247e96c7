import { parseArgs } from 'node:util';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { validationReport } from './report.ts';
import { reportText } from './report-text.ts';

const DEFAULT_SEED = '20261123';
/** Some twenty seconds: two cohorts, each seller decided on. */
const DEFAULT_SELLERS = '2000';
const SELLERS_MAX = 100_000;
const SEED_MAX = 4_294_967_295;
const USAGE = `npm run validate -- [--seed N, to ${SEED_MAX}] [--sellers N, 1 to ${SELLERS_MAX}] [--json]\n`;

export type ValidateOutput = { readonly out: (text: string) => void; readonly err: (text: string) => void };

/** The policy in force against synthetic sellers; 2 where it was asked for wrongly. */
export function validate(args: readonly string[], { out, err }: ValidateOutput): number {
  const asked = read(args);
  if (asked === undefined) {
    err(USAGE);
    return 2;
  }
  const { seed, sellers, json } = asked;
  const report = validationReport({ seed, sellers, policy: dataLoan202611 });
  out(json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
  return 0;
}

function read(args: readonly string[]): { seed: number; sellers: number; json: boolean } | undefined {
  const options = {
    seed: { type: 'string', default: DEFAULT_SEED },
    sellers: { type: 'string', default: DEFAULT_SELLERS },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    const [seed, sellers] = [Number(values.seed), Number(values.sellers)];
    const fits = (number: number, least: number, most: number) =>
      Number.isSafeInteger(number) && number >= least && number <= most;
    if (!fits(seed, 0, SEED_MAX) || !fits(sellers, 1, SELLERS_MAX)) return undefined;
    return { seed, sellers, json: values.json };
  } catch {
    return undefined;
  }
}
