import { invariant } from '../invariant.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { CapCode, CapWords, RuleCode, RuleWords } from '../policy/rule-schema.ts';
import type { ProductModule } from './product.ts';
import { PRODUCTS } from './registry.ts';

/** The one place where the engine asks what product it is about. */
export const productOf = ({ product }: Policy): ProductModule => PRODUCTS[product];

/** Rules that the engine itself can utter, with any product. */
const ENGINE_RULES: readonly RuleCode[] = ['scoreBelowCutoff', 'limitTooSmall', 'programmeFull'];
const ENGINE_CAPS: readonly CapCode[] = [
  'totalDebt',
  'productMaximum',
  'requestedLimit',
  'programmeHeadroom',
  'programmeMaximum',
];

/** Whether a policy has words for everything its product can say, and for nothing else. */
export function saysJustWhatItCan(policy: Policy): boolean {
  const { rules, capCodes } = productOf(policy);
  const isSame = (spoken: object, codes: readonly string[]) =>
    Object.keys(spoken).length === new Set(codes).size && codes.every((code) => code in spoken);
  return (
    isSame(policy.rules, [...rules.map(({ code }) => code), ...ENGINE_RULES]) &&
    isSame(policy.caps, [...capCodes, ...ENGINE_CAPS])
  );
}

export function wordsOfRule(policy: Policy, code: RuleCode): RuleWords {
  const words = policy.rules[code];
  invariant(words !== undefined, `wordsOfRule: policy ${policy.version} has no words for ${code}`);
  return words;
}

export function wordsOfCap(policy: Policy, code: CapCode): CapWords {
  const words = policy.caps[code];
  invariant(words !== undefined, `wordsOfCap: policy ${policy.version} has no words for ${code}`);
  return words;
}
