import { writeFileSync } from 'node:fs';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { type Command, done, refusal } from '../command.ts';
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
];
