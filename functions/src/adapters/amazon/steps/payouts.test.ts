import { describe, expect, it } from '@jest/globals';
import { NOW, scriptedAmazon } from '../../../testing/amazon-pull.ts';
import type { Route } from '../../../testing/scripted-fetch.ts';
import { planPull } from '../plan.ts';
import { FinancialEventGroup } from '../wire/finances.ts';
import { payoutOf } from './payouts.ts';

const closed = {
  FinancialEventGroupId: 'G1',
  ProcessingStatus: 'Closed',
  FundTransferStatus: 'Successful',
  OriginalTotal: { CurrencyCode: 'USD', CurrencyAmount: 40398.58 },
  FundTransferDate: '2026-05-16T00:00:00Z',
  AccountTail: '6621',
  FinancialEventGroupStart: '2026-05-01T00:00:00Z',
  FinancialEventGroupEnd: '2026-05-15T00:00:00Z',
};
const payout = {
  amount: '40398.58',
  currency: 'USD',
  period: { startedOn: '2026-05-01', endedOn: '2026-05-15' },
  paidOn: '2026-05-16',
  accountTail: '6621',
  status: 'paid',
};
const read = (changes: object) => payoutOf(FinancialEventGroup.parse({ ...closed, ...changes }));

describe('a financial event group', () => {
  it.each([
    ['closed and transferred is a payout', {}, [payout]],
    ['still open is none yet', { ProcessingStatus: 'Open', FundTransferDate: undefined }, []],
    ['that charged the seller is none', { OriginalTotal: { CurrencyCode: 'USD', CurrencyAmount: -12.5 } }, []],
    ['whose transfer is under way is none yet', { FundTransferStatus: 'Processing' }, []],
    ['whose transfer failed is a failed payout', { FundTransferStatus: 'Failed' }, [{ ...payout, status: 'failed' }]],
    [
      'with a longer account number keeps its last four letters',
      { AccountTail: '4854564857' },
      [{ ...payout, accountTail: '4857' }],
    ],
    ['without an account says so', { AccountTail: undefined }, [{ ...payout, accountTail: 'notOffered' }]],
    ['without its period says so', { FinancialEventGroupEnd: undefined }, [{ ...payout, period: 'notOffered' }]],
    [
      'in yen has no decimals',
      { OriginalTotal: { CurrencyCode: 'JPY', CurrencyAmount: 1413700 } },
      [{ ...payout, currency: 'JPY', amount: '1413700' }],
    ],
  ])('%s', (_, changes, expected) => {
    expect(read(changes)).toEqual(expected);
  });
});

describe('the payouts of half a year', () => {
  const step = planPull({ sellerId: 'A1', shopName: '', marketplaceIds: [], suspended: false }, NOW).find(
    ({ kind }) => kind === 'payouts',
  );
  if (!step) throw new Error('the plan reads payouts');

  it('are read page by page, empty pages too, waiting where the quota says so', async () => {
    const pages: Route = [
      /financialEventGroups/,
      (_, times) => {
        if (times === 2) return { status: 429, json: { errors: [{ code: 'QuotaExceeded' }] } };
        const payload = [
          { NextToken: 'N1', FinancialEventGroupList: [closed] },
          {},
          { NextToken: 'N2' },
          { FinancialEventGroupList: [{ ...closed, FinancialEventGroupId: 'G2' }] },
        ][times - 1];
        return { json: { payload } };
      },
    ];
    const amazon = scriptedAmazon([pages]);
    const { outcome, turns } = await amazon.finish(step);
    expect(outcome).toMatchObject({ tag: 'done', result: { reduction: { payouts: [payout, payout] } } });
    expect(turns).toBe(2);
    expect(amazon.callsTo(/financialEventGroups/).map(({ url }) => url.searchParams.get('NextToken'))).toEqual([
      null,
      'N1',
      'N1',
      'N2',
    ]);
  });

  it('end when a token leads round in a circle', async () => {
    const circle: Route = [/financialEventGroups/, () => ({ json: { payload: { NextToken: 'N' } } })];
    expect((await scriptedAmazon([circle]).finish(step)).outcome).toEqual({
      tag: 'notAvailable',
      reason: 'tooManyPages',
    });
  });

  it('that Amazon will not give are not available, with its reason', async () => {
    const refused: Route = [
      /financialEventGroups/,
      () => ({ status: 400, json: { errors: [{ code: 'InvalidInput', message: 'x' }] } }),
    ];
    expect((await scriptedAmazon([refused]).finish(step)).outcome).toEqual({
      tag: 'notAvailable',
      reason: '400 InvalidInput',
    });
  });
});
