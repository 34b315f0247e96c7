import { writeFileSync } from 'node:fs';
import { POLICY_FILES } from '@loan/shared/policy/policy-files';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { ProductCode } from '@loan/shared/product/code';
import { type Command, done, refusal } from '../command.ts';
import { type Mutant, mutate } from './mutate.ts';
import { policyPage } from './page.ts';

export const POLICY: readonly Command[] = [
  {
    name: 'policy show',
    what: "a product's newest policy as a page to sign, every number in its unit; --markdown writes it to a file",
    takes: ['markdown', 'product'],
    async runAlone({ markdown, product }) {
      const policy = newestOf(product);
      if (policy === undefined) return refusal(noProduct(product));
      const page = policyPage(policy);
      if (markdown === '') return done(page, policy);
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
    takes: ['product'],
    async runAlone({ product }) {
      const policy = newestOf(product);
      if (policy === undefined) return refusal(noProduct(product));
      const { numbers, mutants, caught, unseen } = mutate(policy);
      const noticed = caught.byItsSchema + caught.byAnExpectation;
      const summary =
        `${noticed} of ${mutants} changes to ${numbers} numbers were noticed: ` +
        `${caught.byItsSchema} do not parse, ${caught.byAnExpectation} fail an expectation.`;
      const text = [summary, ...unseen.map(unseenText)].join('\n');
      return { exit: unseen.length === 0 ? 0 : 1, text, json: { numbers, mutants, caught, unseen } };
    },
  },
];

/** Of the data loan where no product is named. */
function newestOf(product: string): Policy | undefined {
  const code = ProductCode.safeParse(product === '' ? 'dataLoan' : product);
  return code.success ? POLICY_FILES[code.data][0] : undefined;
}

const noProduct = (product: string): string => `There is no product ${product}: ${ProductCode.options.join(', ')}.`;

const unseenText = ({ path, from, to }: Mutant): string => `  not noticed: ${path} from ${from} to ${to}`;
