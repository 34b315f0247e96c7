import { describe, expect, it } from '@jest/globals';
import { ShopFacts } from '../../facts/shop.ts';
import { referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { dataLoan202611 } from '../../policy/data-loan-2026-11/policy.ts';
import { screen } from '../screen.ts';

/** A shop of which sixty days with 1,000 orders were read twice. */
const rereadWith = (gapPpm: number, ...differing: string[]) =>
  ShopFacts.parse({ ...referenceShop, reread: { days: 60, orders: 1_000, gapPpm, differing } });
const screened = (...shops: ShopFacts[]) => screen(dataLoan202611, snapshotOf(shops));
const step = (...shops: ShopFacts[]) => screened(...shops).trace.find((one) => one.step === 'screening.rereadDiffers');

describe('orders that were read a second time', () => {
  const inputs = { shopsTold: 1, daysReread: 60, ordersReread: 1_000, maxRereadGapPpm: 20_000 };

  it('may tell 2 % otherwise than at first, and the days are shown', () => {
    expect(step(rereadWith(20_000, '2026-03-02', '2026-03-09'))).toMatchObject({
      result: 'pass',
      inputs: { ...inputs, rereadGapPpm: 20_000, days: '2026-03-02, 2026-03-09' },
    });
  });

  it('block until a person has looked where more is otherwise: which reading is right they do not say', () => {
    const shop = rereadWith(31_000, '2026-03-02');
    expect(step(shop)).toMatchObject({
      result: 'breach',
      inputs: { ...inputs, rereadGapPpm: 31_000, days: '2026-03-02' },
    });
    expect(screened(shop)).toMatchObject({
      outcome: 'refer',
      findings: [
        {
          ...{ code: 'rereadDiffers', effect: 'blockAndRefer', title: '数据复读核对' },
          current: '抽样再读一次的订单与第一次相差 3.1%',
          threshold: '抽样再读一次的订单笔数和金额，与第一次相差不超过 2%',
        },
      ],
    });
  });

  it('count by the shop that differs most', () => {
    const shops = [rereadWith(0), rereadWith(20_001, '2026-05-05'), rereadWith(400)];
    expect(step(...shops)).toMatchObject({
      result: 'breach',
      inputs: { shopsTold: 3, rereadGapPpm: 20_001, days: '2026-05-05' },
    });
  });

  it('say nothing where the second reading failed: not seen is not clean', () => {
    expect(step(ShopFacts.parse(referenceShop))).toEqual({
      step: 'screening.rereadDiffers',
      inputs: {},
      result: 'notChecked',
    });
  });
});
