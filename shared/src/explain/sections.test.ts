import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { AS_OF, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { REFERENCES } from '../golden/references.ts';
import { decide } from '../offer/decide.ts';
import { Decision } from '../offer/decision.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { POLICY_FILES } from '../policy/policy-files.ts';
import { ProductCode } from '../product/code.ts';
import { anySnapshot } from '../testing/any-snapshot.ts';
import { Section } from './section.ts';
import { sectionsOf } from './sections.ts';

const SELLER = 'A1B2C3D4E5F6G7';
const shop = ShopFacts.parse({
  ...referenceShop,
  sellerId: SELLER,
  months: referenceShop.months.slice(0, 2),
  accountHealth: { status: 'yellow', suspended: false, orderDefectRatePpm: 'notOffered' },
});

/** Orders crowd in one hour, and a payout never arrived; nobody tells of parcels. */
const snapshot = snapshotOf([shop], {
  company: { creditCode: '91440300708461136T', identityConsistent: true },
  settlement: { holderKind: 'company', holderNameMatches: true, accountTail: '6621', declared: false },
  threeFlowMatchPpm: 912_500,
  crossCheck: {
    legs: [
      {
        leg: 'money',
        shop: { marketplace: 'amazon', sellerId: SELLER },
        ...{ by: 'items', provider: 'lianlian', matchPpm: 912_500, expected: 800_000, found: 730_000 },
      },
    ],
    singleSource: [],
    unmatched: [
      {
        leg: 'money',
        shop: { marketplace: 'amazon', sellerId: SELLER },
        ...{ side: 'missing', when: '2026-10-15', amount: '700.00', currency: 'USD', why: 'notFound' },
      },
    ],
    unmatchedCount: 1,
    closedLoops: [],
    coveredSalesPpm: 1_000_000,
    threeFlowMatchPpm: 912_500,
    salesFen: 800_000,
  },
});

const step = (name: string, result: Decision['trace'][number]['result'], inputs = {}) => ({
  step: name,
  result,
  inputs,
});
const decision = Decision.parse({
  ...decide(policy, snapshot),
  outcome: 'referred',
  ...{ score: 612, baseScore: 560, grade: 'B' },
  parts: [
    { part: 'data', title: '数据信用', points: 39, bestPoints: 83, limitEffectFen: 0, text: '9 项' },
    { part: 'platform', title: '平台信用', points: 13, bestPoints: 45, limitEffectFen: 0, text: '4 项' },
  ],
  characteristics: [
    {
      ...{ code: 'tenure', part: 'platform', title: '经营时长', value: 26, current: '26 个月' },
      ...{ points: 10, bestPoints: 15, missing: false },
    },
  ],
  reasons: [
    {
      ...{ kind: 'rule', code: 'ordersCrowded', text: '订单真实性', title: '订单真实性' },
      ...{ current: '6.3% 的时段里，每位买家平均下了 3 单以上', threshold: '不超过 5%' },
    },
    {
      ...{ kind: 'rule', code: 'limitTooSmall', text: '额度过小', title: '额度过小' },
      ...{ current: '按现有数据为 8万', threshold: '至少 10万元' },
    },
  ],
  debts: [{ lender: 'Amazon Lending', outstandingFen: 1_234_567, source: 'amazon', asOf: AS_OF }],
  debtEffectFen: 30_000_000,
  trace: [
    step('facts.months', 2),
    step('screening.tenureTooShort', 'pass', { tenureMonths: 26, minTenureMonths: 6 }),
    step('screening.trackingReused', 'notChecked'),
    step('screening.ordersCrowded', 'breach', {
      ...{ shopsTold: 1, crowdedHoursPpm: 62_500, maxCrowdedHoursPpm: 50_000 },
      hours: '2026-10-01T14 120/30, 2026-10-02T03 90/20',
      orders: '111-2222222-3333333, 111-2222222-4444444',
    }),
    step('screening.ownerMismatch', 'cleared', { ownerMatchesApplicant: 'no' }),
    step('limit.turnoverMultiple', 207_900_000, { limitMultiplePpm: 3_500_000 }),
    step('limit.requestedLimit', 200_000_000),
    step('limit.payoutCash', null),
    step('limit.firstDrawFen', 74_000_000, { firstDrawMultiplePpm: 1_250_000 }),
    step('limit.limitFen', 200_000_000, { bindingCap: 'requestedLimit' }),
  ],
});

const titled = (title: string) => sectionsOf(decision, snapshot, policy).find((one) => one.title.startsWith(title));
const rowsOf = (title: string) => titled(title)?.rows;

describe('a decision as its reviewer reads it', () => {
  it('comes in the order in which it is weighed', () => {
    expect(sectionsOf(decision, snapshot, policy).map(({ title }) => title)).toEqual([
      '规则',
      '这些规则读到了什么',
      '评分 612 分，等级 B',
      '各项得分',
      '额度怎样得出',
      '已有负债',
      '事实',
      '交叉核对',
      '对不上的 1 项',
      '店铺 1　亚马逊 **** F6G7',
      '店铺 1　亚马逊 **** F6G7　按月',
    ]);
  });

  it('tells of every rule the value, the threshold and the result, what stands in the way first', () => {
    expect(titled('规则')).toEqual({
      kind: 'rules',
      title: '规则',
      head: ['规则', '取值', '门槛', '结果'],
      rows: [
        ['订单真实性', '6.3% 的时段里，每位买家平均下了 3 单以上', policy.rules.ordersCrowded?.threshold, '转人工'],
        ['店铺归属', '店铺主体是申请人 否', '店铺登记的企业与申请企业一致', '已解除'],
        ['额度过小', '按现有数据为 8万', '至少 10万元', '不通过'],
        ['经营时长', '经营时长 26 个月', '店铺经营满 6 个月', '通过'],
        ['物流单号核对', '没有读到足够的数据', '与其他订单共用物流单号的包裹不超过 1%', '未能核对'],
      ],
    });
  });

  it('lists the hours and orders that a rule in the way was found by, so that they can be looked up', () => {
    expect(rowsOf('这些规则读到了什么')).toEqual([
      ['订单真实性', '能核对的店铺数', '1'],
      ['订单真实性', '每位买家 3 单以上的时段', '6.25%'],
      ['订单真实性', '不超过', '5%'],
      ['订单真实性', '时段（订单数/买家数）', '2026-10-01 14 时 120/30、2026-10-02 03 时 90/20'],
      ['订单真实性', '这些时段的订单号', '111-2222222-3333333、111-2222222-4444444'],
      ['店铺归属', '店铺主体是申请人', '否'],
    ]);
  });

  it('shows what the score is made of, and each bound of the line with the one that decided', () => {
    expect(rowsOf('评分')).toEqual([
      ['基础', '560'],
      ['数据信用', '39 / 83', '9 项'],
      ['平台信用', '13 / 45', '4 项'],
    ]);
    expect(rowsOf('各项得分')).toEqual([['平台信用', '经营时长', '26 个月', '10 / 15']]);
    expect(rowsOf('额度怎样得出')).toEqual([
      [policy.caps.turnoverMultiple?.title, '2,079,000.00 元', '月均结算的倍数 350%'],
      [policy.caps.requestedLimit?.title, '2,000,000.00 元', '由此决定额度'],
      [policy.caps.payoutCash?.title, '没有这项事实，不限制', ''],
      ['按规则的额度', '2,000,000.00 元', ''],
      ['首次可用', '740,000.00 元', '月均结算的倍数 125%'],
    ]);
    expect(rowsOf('已有负债')).toEqual([
      ['Amazon Lending', '12,345.67 元', '亚马逊', '截至 2026年11月1日'],
      ['没有这些负债，额度高 30万元'],
    ]);
  });

  it('ends in the facts, the newest month first, and says of what nobody told that it was not read', () => {
    expect(rowsOf('事实')).toEqual([
      ['统一社会信用代码', '**** 136T'],
      ['店铺主体是申请人', '是'],
      ['回款账户', '对公账户，尾号 6621，收款机构已证实'],
      ['授权有效', '是'],
      ['三流匹配', '91.25%'],
      ['保证金余量', '没有读到'],
      ['本方案内其他授信', '没有读到'],
      ['关联企业', '没有读到'],
      ['另外的申请和征信授权', '没有读到'],
      ['已用于另一笔授信', '没有读到'],
    ]);
    expect(rowsOf('交叉核对')).toEqual([['亚马逊 **** F6G7', '回款', '连连国际', '91.25%', '逐笔']]);
    expect(rowsOf('对不上的')).toEqual([
      ['亚马逊 **** F6G7', '回款', '少', '2026-10-15', '700.00 USD', '没有对应的一笔'],
    ]);
    expect(rowsOf('店铺 1　亚马逊 **** F6G7')).toEqual(
      expect.arrayContaining([
        ['账户状况', '黄'],
        ['退货（90 天）', '164 / 3300 件'],
        ['库存', '没有读到'],
        ['订单分布', '没有读到'],
      ]),
    );
    expect(rowsOf('店铺 1　亚马逊 **** F6G7　按月')).toEqual([
      ['2025-12', 'CNY', '1000', '10', '1100', '1000000.00', '没有读到'],
      ['2025-11', 'CNY', '1000', '10', '1100', '1000000.00', '没有读到'],
    ]);
  });

  it('tells what backs another loan already, by kind and number, and never as a word of code', () => {
    const duplicates = { shops: 1, items: [{ kind: 'invoice' as const, count: 2 }] };
    const taken = snapshotOf([shop], { duplicates });
    const sections = sectionsOf(decide(policy, taken), taken, policy);
    const read = sections.find((one) => one.title === '这些规则读到了什么')?.rows ?? [];
    expect(read.filter(([rule]) => rule === '重复融资')).toEqual([
      ['重复融资', '已用于另一笔授信的店铺', '1'],
      ['重复融资', '订单', '0'],
      ['重复融资', '发票', '2'],
      ['重复融资', '运费账单', '0'],
    ]);
    const facts = sections.find((one) => one.title === '事实')?.rows;
    expect(facts).toContainEqual(['已用于另一笔授信', '店铺 1，发票 2']);
  });

  it('says of a rule that holds and measures nothing that it holds', () => {
    const held = Decision.parse({ ...decision, reasons: [], trace: [step('screening.growthNotSteady', 'pass')] });
    expect(sectionsOf(held, snapshot, policy)[0]?.rows).toEqual([
      [policy.rules.growthNotSteady?.title, '符合门槛', policy.rules.growthNotSteady?.threshold, '通过'],
    ]);
  });

  it('says where nothing was read of debts and flows, instead of showing none', () => {
    const bare = snapshotOf([shop]);
    const sections = sectionsOf(Decision.parse({ ...decision, debts: [] }), bare, policy);
    const rows = (title: string) => sections.find((one) => one.title === title)?.rows;
    expect(rows('已有负债')).toEqual([['平台贷款、收款机构贷款', '没有读到']]);
    expect(rows('交叉核对')).toEqual([['订单、回款和发货', '没有读到']]);
  });
});

/** A name out of the code, such as `maxGapDays`, has no place on a screen. */
const CODE_NAME = /(^|[^A-Za-z0-9])[a-z]+[A-Z][A-Za-z]*/;
const fitsTheScreen = (sections: Section[]): void => {
  for (const section of sections) {
    expect(Section.safeParse(section).success).toBe(true);
    for (const cell of section.rows.flat()) expect(cell).not.toMatch(CODE_NAME);
  }
};

describe('every decision', () => {
  it.each(ProductCode.options)('on the reference borrower of %s can be read without a word of code', (product) => {
    const [underPolicy] = POLICY_FILES[product];
    const facts: Snapshot = REFERENCES[product].snapshot();
    fitsTheScreen(sectionsOf(decide(underPolicy, facts), facts, underPolicy));
  });

  it('on whatever was read can be read, names no seller whole, and leaves out no rule', () => {
    fc.assert(
      fc.property(anySnapshot, (facts) => {
        const decided = decide(policy, facts);
        const sections = sectionsOf(decided, facts, policy);
        fitsTheScreen(sections);
        for (const { sellerId } of facts.shops) {
          expect(sellerId.length < 5 || !JSON.stringify(sections).includes(sellerId)).toBe(true);
        }
        const screened = decided.trace.filter(({ step: name }) => name.startsWith('screening.')).length;
        expect(sections[0]?.rows.length).toBeGreaterThanOrEqual(screened);
      }),
      { numRuns: 40 },
    );
  });
});
