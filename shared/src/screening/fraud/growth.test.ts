import { describe, expect, it } from '@jest/globals';
import { Month } from '../../facts/month.ts';
import { ShopFacts } from '../../facts/shop.ts';
import { monthsFrom, referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { dataLoan202611 } from '../../policy/data-loan-2026-11/policy.ts';
import { screen } from '../screen.ts';

const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10'];
type Told = { from: string; to: string; months: { month: string; currency: string; amount: string }[] };
const advertised = (amounts: readonly string[], from = '2026-07-01'): Told => ({
  ...{ from, to: '2026-10-31' },
  months: MONTHS.map((month, index) => ({ month, currency: 'CNY', amount: amounts[index] ?? '0' })),
});
/** Three months of 100 and a last one of 200, so that only advertising can explain it. */
const shopThat = (adMonths: Told | 'notOffered', sellerId = 'A1') =>
  ShopFacts.parse({
    ...{ ...referenceShop, sellerId, adMonths },
    months: monthsFrom(Month.parse('2025-11'), [...Array<string>(11).fill('100'), '200']),
  });
const step = (shops: ShopFacts[], advertising: Told | 'notOffered' = 'notOffered') => {
  const { trace } = screen(dataLoan202611, snapshotOf(shops, { advertising }));
  const { result, inputs } = trace.find((one) => one.step === 'screening.salesPumped') ?? {};
  return [result, inputs?.['advertisingPpm']];
};

describe('sales that doubled, beside the advertising that a marketplace charged by month', () => {
  it('are looked at where advertising is flat, and not where it rose as well', () => {
    expect(step([shopThat(advertised(['10', '10', '10', '12']))])).toEqual(['breach', 1_200_000]);
    expect(step([shopThat(advertised(['10', '10', '10', '20']))])).toEqual(['pass', 2_000_000]);
  });

  it('count the advertising of every shop and account together', () => {
    const flat = advertised(['10', '10', '10', '10']);
    // By hand: 10 + 10 + 40 = 60 against a mean of 30.
    const shops = [shopThat(flat), shopThat(flat, 'A2')];
    expect(step(shops, advertised(['10', '10', '10', '40']))).toEqual(['pass', 2_000_000]);
    expect(step(shops, flat)).toEqual(['breach', 1_000_000]);
  });

  it('are not looked at where one of those who tell does not tell a month whole', () => {
    const flat = advertised(['10', '10', '10', '10']);
    expect(step([shopThat(advertised(['10', '10', '10', '10'], '2026-07-02'))])).toEqual(['notChecked', undefined]);
    expect(step([shopThat(flat), shopThat({ ...flat, to: '2026-10-30' }, 'A2')])).toEqual(['notChecked', undefined]);
  });

  it('are not looked at where nobody tells: not seen is not flat', () => {
    expect(step([shopThat('notOffered')])).toEqual(['notChecked', undefined]);
  });
});
