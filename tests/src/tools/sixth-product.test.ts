import { expect, it, jest } from '@jest/globals';
import type { Policy } from '@loan/shared/policy/policy-schema';
import type { CapCode, CapWords } from '@loan/shared/policy/rule-schema';
import type { ProductModule } from '@loan/shared/product/product';
import { z } from '@loan/shared/schema';

const WAN = 1_000_000; // 万元 in fen.

/** Its own numbers; a real one has a schema for them. */
const terms = { months: 2, atMostFen: 150 * WAN };
type Terms = typeof terms;

/** A product that was never there: it lends some months' sales, and no more than a stall can carry. */
const stallLoan = {
  code: 'stallLoan',
  borrower: 'seller',
  rules: [],
  capCodes: ['turnoverMultiple', 'stallMaximum'],
  caps: ({ policy, portrait }: { policy: { terms: unknown }; portrait: { sales: { turnoverFen?: number } } }) => {
    const { months, atMostFen } = policy.terms as Terms;
    return [
      { code: 'turnoverMultiple', amountFen: months * (portrait.sales.turnoverFen ?? 0), inputs: { months } },
      { code: 'stallMaximum', amountFen: atMostFen },
    ];
  },
  firstDraw: () => ({ amountFen: 50 * WAN }),
  whatIfs: () => [],
  repayment: { payee: 'corporateAccount', purposes: ['stock'] },
};

/** The two lines that name it: the code, and the registry. Nothing else of the engine is replaced. */
jest.unstable_mockModule('@loan/shared/product/code', () => ({ ProductCode: z.enum(['dataLoan', 'stallLoan']) }));
const { PRODUCTS } = await import('@loan/shared/product/registry');
jest.unstable_mockModule('@loan/shared/product/registry', () => ({
  PRODUCTS: { ...PRODUCTS, stallLoan: stallLoan as unknown as ProductModule },
}));
jest.resetModules();

it('a sixth product is lent by the engine as it stands', async () => {
  const { dataLoan202611 } = await import('@loan/shared/policy/data-loan-2026-11/policy');
  const { referenceSnapshot } = await import('@loan/shared/golden/reference-seller');
  const { saysJustWhatItCan } = await import('@loan/shared/product/products');
  const { decide } = await import('@loan/shared/offer/decide');

  const { scoreBelowCutoff, limitTooSmall, programmeFull } = dataLoan202611.rules;
  const { turnoverMultiple, ...others } = dataLoan202611.caps;
  const { totalDebt, productMaximum, requestedLimit, programmeHeadroom, programmeMaximum } = others;
  const stallMaximum: CapWords = { title: '摊位上限', current: '一个摊位至多' };
  const policy = {
    ...dataLoan202611,
    ...{ product: 'stallLoan', version: 'stall-loan-2026.11', terms },
    rules: { scoreBelowCutoff, limitTooSmall, programmeFull },
    caps: {
      ...{ turnoverMultiple, totalDebt, productMaximum, requestedLimit, programmeHeadroom, programmeMaximum },
      ['stallMaximum' as CapCode]: stallMaximum,
    },
  } as unknown as Policy;
  expect(saysJustWhatItCan(policy)).toBe(true);

  // The reference seller sells 100万 a month: two months are 200万, a stall carries 150万.
  const decision = decide(policy, { ...referenceSnapshot(), product: 'stallLoan' as never });
  expect(decision).toMatchObject({
    outcome: 'offered',
    product: 'stallLoan',
    limitFen: 150 * WAN,
    availableFen: 50 * WAN,
    // Score, grade and price are the engine's.
    ...{ score: 616, grade: 'A', annualRatePpm: 58_000 },
  });
  expect(decision.reasons.find(({ kind }) => kind === 'cap')?.text).toBe('摊位上限：一个摊位至多，为 150万');
  expect(decision.trace.find(({ step }) => step === 'limit.turnoverMultiple')?.result).toBe(200 * WAN);
});
