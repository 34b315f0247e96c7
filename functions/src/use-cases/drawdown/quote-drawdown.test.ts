import { describe, expect, it } from '@jest/globals';
import { quoteDrawdown } from './quote-drawdown.ts';
import { adAccountDeps } from './testing/ad-account.ts';

const terms = { availableFen: 20_000_000, annualRatePpm: 58_000, termMonths: 3 };
const approved = (product: string) => ({
  ...{ id: 'a1', applicantId: 'u1', status: 'approved', product, bankId: 'BANK-A', sources: ['s1'], terms },
});
const wish = { id: 'a1', drawdownId: 'd1', amountFen: 10_000_000, termMonths: 3, method: 'bullet' };
const ask = (product: string, change: object, given: object = {}) =>
  quoteDrawdown(adAccountDeps({ application: approved(product), ...given }), 'u1', { ...wish, ...change } as never);

describe('a draw that is wished for', () => {
  it.each([
    ['adLoan', 'stock', ['advertising']],
    ['adLoan', 'platformFees', ['advertising']],
    ['orderLoan', 'advertising', ['stock']],
    ['inventoryLoan', 'logistics', ['stock']],
  ])('of the %s for %s is refused, and what it may be for is named', async (product, purpose, purposes) => {
    expect(await ask(product, { purpose })).toEqual({ ok: false, error: { tag: 'PurposeNotAllowed', purposes } });
  });

  it('of the ad loan is refused where the account it would pay is gone', async () => {
    const gone = { source: { status: 'authorisationEnded', vendor: 'metaAds' } };
    expect(await ask('adLoan', { purpose: 'advertising' }, gone)).toEqual({
      ...{ ok: false, error: { tag: 'PayeeMissing' } },
    });
  });

  it.each([
    [{ amountFen: 20_000_001 }, { tag: 'AmountAboveAvailable', availableFen: 20_000_000 }],
    [{ amountFen: 99_999 }, { tag: 'AmountTooSmall', leastFen: 100_000 }],
    [{ termMonths: 4 }, { tag: 'TermTooLong', termMonths: 3 }],
  ])('outside the terms is refused with the figure that would do', async (change, error) => {
    expect(await ask('adLoan', { purpose: 'advertising', ...change })).toEqual({ ok: false, error });
  });
});
