import { describe, expect, it } from '@jest/globals';
import { Month } from '../../facts/month.ts';
import { NOT_OFFERED } from '../../facts/offered.ts';
import { ShopFacts } from '../../facts/shop.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { monthsFrom, referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../../policy/data-loan-2026-11/policy.ts';
import type { RuleCode } from '../../policy/rule-schema.ts';
import type { z } from '../../schema.ts';
import { screen } from '../screen.ts';

type ShopChange = Partial<z.input<typeof ShopFacts>>;
type Change = Partial<z.input<typeof Snapshot>>;
const applying = (shops: readonly ShopChange[], change: Change = {}) =>
  snapshotOf(
    shops.map((one) => ShopFacts.parse({ ...referenceShop, ...one })),
    change,
  );
const heard = (code: RuleCode, shops: readonly ShopChange[], change: Change = {}) =>
  screen(policy, applying(shops, change)).findings.find((finding) => finding.code === code);
const sales = (first: string, ...yuan: string[]): ShopChange => ({ months: monthsFrom(Month.parse(first), yuan) });
const flatUntil = (...newest: string[]) =>
  sales('2025-11', ...Array<string>(12 - newest.length).fill('100'), ...newest);

describe('a shop where the data loan does not read', () => {
  it('hears the words of its marketplace and what to do instead', () => {
    expect(heard('marketplaceNotFinanceable', [{ marketplace: 'temu' }])).toMatchObject({
      current: 'Temu 由平台统一定价和发货，店铺数据不能用于数据贷',
      cure: '有稳定产能的工厂，可以用 Temu 供货记录申请订单贷',
    });
  });

  it('hears it of the marketplace by name where the policy has no words for it, with the words of the rule', () => {
    const { refusal: _, ...etsy } = policy.marketplaces.etsy;
    const wordless = { ...policy, marketplaces: { ...policy.marketplaces, etsy } };
    const snapshot = applying([{ marketplace: 'etsy' }]);
    expect(screen(wordless, snapshot).findings[0]).toMatchObject({
      current: 'Etsy店铺暂时不能作为贷款依据',
      cure: '亚马逊、速卖通、eBay 等平台的店铺经营满 6 个月后，可以用那家店铺申请',
    });
    expect(screen(policy, { ...snapshot, shops: [] }).findings[0]?.current).toBe('店铺暂时不能作为贷款依据');
  });
});

describe('a site of its own with everything connected', () => {
  const site: ShopChange = { marketplace: 'shopify' };
  type Loop = { by?: string; paymentsPpm: number | 'notOffered'; parcelsPpm: number | 'notOffered'; hasAds: boolean };
  const current = (...loops: Loop[]) => {
    const closedLoops = loops.map(({ by: sellerId = referenceShop.sellerId, ...loop }) => ({
      ...{ shop: { marketplace: 'shopify' as const, sellerId }, ...loop },
    }));
    const crossCheck = {
      ...{ legs: [], singleSource: [], unmatched: [], unmatchedCount: 0, coveredSalesPpm: 0, salesFen: 0 },
      ...{ closedLoops, threeFlowMatchPpm: 'notOffered' as const },
    };
    return heard('marketplaceNotFinanceable', [site], { crossCheck })?.current;
  };
  const NOT_CONNECTED = '独立站只有订单，还不能和收款、物流、广告互相核对';

  it.each([
    [{ paymentsPpm: 899_999, parcelsPpm: 970_000, hasAds: true }, '独立站订单与收款相符 89.9%，与发货相符 97.0%'],
    [
      { paymentsPpm: 970_000, parcelsPpm: 950_000, hasAds: false },
      '独立站订单与收款相符 97.0%，与发货相符 95.0%，近 90 天没有广告花费',
    ],
    [{ paymentsPpm: NOT_OFFERED, parcelsPpm: 950_000, hasAds: true }, NOT_CONNECTED],
    [{ paymentsPpm: 950_000, parcelsPpm: NOT_OFFERED, hasAds: true }, NOT_CONNECTED],
  ] as const)('hears how far it agrees: %#', (loop, expected) => {
    expect(current(loop)).toBe(expected);
  });

  it('is passed where it does agree, and hears of another site that does not', () => {
    const agrees = { paymentsPpm: 950_000, parcelsPpm: 950_000, hasAds: true };
    expect(current(agrees)).toBeUndefined();
    expect(current({ by: 'ANOTHER', ...agrees }, { ...agrees, parcelsPpm: 500_000 })).toBe(
      '独立站订单与收款相符 95.0%，与发货相符 50.0%',
    );
  });
});

describe('a volatile marketplace', () => {
  const tiktok = (change: ShopChange): ShopChange => ({ marketplace: 'tiktokShop', ...change });

  it('tells the two newest months as they were', () => {
    const finding = heard('growthNotSteady', [tiktok(flatUntil('103', '102', '101.50'))]);
    expect(finding?.inputs).toEqual({ beforeFen: 10_200, latestFen: 10_150 });
  });

  it('with one whole month alone tells that month', () => {
    const finding = heard('growthNotSteady', [tiktok(sales('2026-09', '5', '120000'))]);
    expect(finding).toMatchObject({
      inputs: { beforeFen: null, latestFen: 12_000_000 },
      current: '10月 12.0万，没有连续 3 个月增长',
    });
  });

  it('is one shop that grows with another that does not: the growing one carries', () => {
    const rising = tiktok(flatUntil('101', '102', '103'));
    const flat = tiktok({ ...flatUntil(), returns90d: { units: 1_000, returned: 500 } });
    const codes = screen(policy, applying([flat, rising])).findings.map(({ code }) => code);
    expect(codes).toEqual([]);
  });

  const many = { returns90d: { units: 1_000, returned: 500 } };
  const said = (...shops: readonly ShopChange[]) =>
    screen(policy, applying(shops)).findings.map(({ code, current }) => [code, current]);

  it('does not refuse for growth where one of two shops grows, though its returns keep it from carrying', () => {
    const [rising, flat] = [
      tiktok({ ...flatUntil('101', '102', '103'), ...many }),
      tiktok({ ...flatUntil(), ...many }),
    ];
    expect(said(flat, rising)).toEqual([
      ['returnRateAboveCategory', '最接近门槛的一家店铺 50.0%（近 90 天），类目均值 7.8%'],
    ]);
    expect(heard('growthNotSteady', [flat, flat])).toBeDefined();
  });

  it('does not refuse for returns where one of two shops has few, though it does not grow', () => {
    const flat = flatUntil();
    expect(said(tiktok({ ...flat, ...many }), tiktok(flat))).toEqual([
      ['growthNotSteady', '最接近门槛的一家店铺 10月 0.0万，没有连续 3 个月增长'],
    ]);
    expect(heard('returnRateAboveCategory', [tiktok(many)])?.current).toBe('50.0%（近 90 天），类目均值 7.8%');
  });

  // Each alone is refused for the one condition it does not meet, and so are both: the larger of the two is told of.
  it('is carried by no two shops that meet one condition each', () => {
    const rising = tiktok({ ...flatUntil('120000', '130000', '140000'), ...many });
    const small = tiktok(flatUntil());
    const large = tiktok(flatUntil('150000', '150000', '150000'));
    for (const shops of [
      [rising, small],
      [small, rising],
    ])
      expect(said(...shops).map(([code]) => code)).toEqual(['returnRateAboveCategory']);
    for (const shops of [
      [rising, large],
      [large, rising],
    ])
      expect(said(...shops)).toEqual([['growthNotSteady', '最接近门槛的一家店铺 10月 15.0万，没有连续 3 个月增长']]);
  });
});

describe('a shop too young', () => {
  it('may apply again when the oldest of several is half a year old', () => {
    const [younger, older] = [{ firstActivityOn: '2026-07-01' }, { firstActivityOn: '2026-05-02' }];
    for (const shops of [
      [younger, older],
      [older, younger],
    ])
      expect(heard('tenureTooShort', shops)?.earliestOn).toBe('2026-11-02');
  });

  it('is not made up for by an older one whose marketplace does not count', () => {
    const flat: ShopChange = { marketplace: 'tiktokShop' };
    const young: ShopChange = { firstActivityOn: '2026-08-01' };
    expect(heard('tenureTooShort', [flat])).toBeUndefined();
    for (const shops of [
      [flat, young],
      [young, flat],
    ])
      expect(heard('tenureTooShort', shops)).toMatchObject({ current: '店铺已经营 3 个月', earliestOn: '2027-02-01' });
  });

  it('has no such day while none has sold anything', () => {
    const unsold = { firstActivityOn: NOT_OFFERED, months: [] };
    const finding = heard('tenureTooShort', [unsold]);
    expect(finding?.current).toBe('店铺已经营 0 个月');
    expect(finding).not.toHaveProperty('earliestOn');
    // The one that did sell is counted from the month after its first sale.
    expect(heard('tenureTooShort', [unsold, { ...unsold, ...sales('2026-07', '1') }])?.earliestOn).toBe('2027-02-01');
  });
});

describe('how much was read', () => {
  // The month of the first sale is not whole: the shop may have opened in the midst of it.
  const threeMonths = sales('2026-07', '1', '1', '1', '1');
  const coverage = { ...referenceShop.coverage, missingDays: 37 };
  it('is enough with three whole months, so that only the days missing are told', () => {
    expect(heard('dataCoverageTooLow', [threeMonths])).toBeUndefined();
    expect(heard('dataCoverageTooLow', [{ ...threeMonths, coverage }])?.current).toBe('有较多日期没有读到');
    expect(heard('dataCoverageTooLow', [{ ...sales('2026-08', '1', '1', '1'), coverage }])?.current).toBe(
      '只有 2 个完整的月份',
    );
  });
});
