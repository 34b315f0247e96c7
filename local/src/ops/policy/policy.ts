import { writeFileSync } from 'node:fs';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { type Command, done, refusal } from '../command.ts';
import { type Mutant, mutate } from './mutate.ts';
import { policyPage } from './page.ts';

export const POLICY: readonly Command[] = [
  {
    name: 'policy show',
    what: 'the policy in force as a page to sign, every number in its unit; --markdown writes it to a file',
    takes: ['markdown'],
    async runAlone({ markdown }) {
      const page = policyPage(dataLoan202611);
      if (markdown === '') return done(page, dataLoan202611);
      try {
        writeFileSync(markdown, page);
      } catch (error) {
        return refusal(`${markdown} cannot be written: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`);
      }
      return done(`Written: ${markdown}`, { written: markdown });
    },
  },
  {
    name: 'policy mutate',
    what: 'changes every number of the policy alone, up and down: each must fail an expectation, or exit 1',
    async runAlone() {
      const { numbers, mutants, caught, unseen } = mutate(dataLoan202611);
      const noticed = caught.byItsSchema + caught.byAnExpectation;
      const summary =
        `${noticed} of ${mutants} changes to ${numbers} numbers were noticed: ` +
        `${caught.byItsSchema} do not parse, ${caught.byAnExpectation} fail an expectation.`;
      const text = [summary, ...unseen.map(unseenText)].join('\n');
      return { exit: unseen.length === 0 ? 0 : 1, text, json: { numbers, mutants, caught, unseen } };
    },
  },
];

const unseenText = ({ path, from, to }: Mutant): string => `  not noticed: ${path} from ${from} to ${to}`;
