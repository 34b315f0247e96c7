import { describe, expect, it } from '@jest/globals';
import type { Entrusted } from '../drawdown/entrusted.ts';
import { purposesOf } from '../drawdown/purpose.ts';
import { fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { Day } from '../time/instant.ts';
import { loanAgreement } from './loan-agreement.ts';
import { type LoanAgreementFacts, misuseRatePpm, overdueRatePpm } from './loan-facts.ts';
import { clauseNumber } from './wording.ts';

const rate = AnnualRatePpm.parse(58_000);
const facts: LoanAgreementFacts = {
  documentId: 'LA-20261124-0001',
  date: Day.parse('2026-11-24'),
  lender: { name: '湾区商业银行深圳分行' },
  company: { name: '深圳市云帆科技有限公司', creditCode: '9144030071526726XG', legalRepresentativeName: '林晓峰' },
  controller: { name: '林晓峰', identityNumber: '11010519491231002X' },
  partner: { name: '深圳云桥数字科技有限公司' },
  limitFen: fen(500_000_000),
  availableFen: fen(200_000_000),
  annualRatePpm: rate,
  termMonths: 12,
  validUntil: Day.parse('2027-11-23'),
  allInCostPpm: 58_000,
  purposes: purposesOf('dataLoan'),
  account: { accountName: '深圳市云帆科技有限公司', accountNo: '755900000008816', bankName: '湾区商业银行深圳分行' },
};
/** The figures of the drawdown page: 1,000,000 over six months at 5.8 %. */
const firstDrawdown = {
  amountFen: fen(100_000_000),
  termMonths: 6,
  method: 'levelInstalment',
  purpose: '采购备货',
  totalInterestFen: fen(1_698_463),
  totalFeesFen: fen(0),
  totalFen: fen(101_698_463),
  allInCostPpm: 58_000,
  irrPpm: 59_600,
  instalments: [
    {
      number: 1,
      dueDate: Day.parse('2026-12-24'),
      principalFen: fen(16_466_411),
      interestFen: fen(483_333),
      totalFen: fen(16_949_744),
    },
  ],
} as const;

const agreement = loanAgreement(facts);
const withDrawdown = loanAgreement({ ...facts, firstDrawdown });
const row = (label: string, document = agreement) => document.fields.find((field) => field.label === label)?.value;
const clause = (name: string, document = agreement) =>
  document.clauses.find(({ heading }) => heading.endsWith(`　${name}`));
const allWords = (document: typeof agreement) => document.clauses.flatMap(({ paragraphs }) => paragraphs).join('\n');

describe('the loan agreement', () => {
  it('states the limit in figures and in formal numerals', () => {
    expect(row('授信额度')).toBe('人民币 5,000,000.00 元（大写：人民币伍佰万元整）');
    expect(clause('授信额度')?.paragraphs[0]).toContain('人民币 5,000,000.00 元（大写：人民币伍佰万元整）');
  });

  it('states the rate with both words, and what being late or misusing the money costs', () => {
    expect(row('借款利率')).toBe('年化 5.8%（单利），固定利率');
    expect(row('逾期罚息利率')).toBe('年化 8.7%（单利）');
    expect(row('挪用罚息利率')).toBe('年化 11.6%（单利）');
  });

  it.each([
    ['a whole rate', 58_000, 87_000, 116_000],
    ['a rate that halves to half a ppm, rounded up', 58_001, 87_002, 116_002],
    ['no interest', 0, 0, 0],
  ])('raises %s by half when overdue and doubles it when misused', (_, contract, overdue, misuse) => {
    expect(overdueRatePpm(AnnualRatePpm.parse(contract))).toBe(overdue);
    expect(misuseRatePpm(AnnualRatePpm.parse(contract))).toBe(misuse);
  });

  it('makes company and controller liable for the whole debt, conspicuously', () => {
    const shared = clause('共同借款人的责任');
    expect(shared?.important).toBe(true);
    expect(shared?.paragraphs[0]).toContain('林晓峰是甲方深圳市云帆科技有限公司的实际控制人');
    expect(shared?.paragraphs[0]).toContain('可以要求甲方、乙方中的任何一方清偿全部债务');
  });

  it('keeps the partner from charging the borrower', () => {
    expect(clause('连带责任保证')?.paragraphs.join()).toContain('不得就保证向甲方、乙方收取任何费用');
    expect(clause('综合融资成本')?.paragraphs.join()).toContain('未在本合同列明的费用，任何人不得收取');
  });

  it.each(['购房', '股票', '理财', '个人消费', '偿还其他贷款'])('forbids the money for %s', (use) => {
    expect(clause('借款用途')?.paragraphs[1]).toContain(use);
  });

  it('is signed by company and controller and sealed by the lender last', () => {
    expect(agreement.signatures.map(({ signer, mark }) => [signer, mark])).toEqual([
      ['company', 'seal'],
      ['controller', 'signature'],
      ['bank', 'seal'],
    ]);
    expect(clause('电子签名与生效')?.paragraphs[1]).toContain('由丙方最后加盖电子印章之时起生效');
  });

  it('has each place to sign exactly once', () => {
    const { signatures, ...rest } = withDrawdown;
    for (const { keyword } of signatures) expect(JSON.stringify(rest)).not.toContain(keyword);
  });

  it('keeps identity and account numbers in rows that screens mask', () => {
    const secret = agreement.fields.filter((field) => field.secret).map(({ value }) => value);
    expect(secret).toEqual(['11010519491231002X', '755900000008816']);
    for (const number of secret) expect(allWords(agreement)).not.toContain(number);
  });

  it('numbers its clauses without a gap', () => {
    const numbers = withDrawdown.clauses.map(({ heading }) => heading.split('　')[0]);
    expect(numbers).toEqual(withDrawdown.clauses.map((_, index) => clauseNumber(index + 1)));
    expect([1, 10, 11, 20, 21, 39].map(clauseNumber)).toEqual([
      '第一条',
      '第十条',
      '第十一条',
      '第二十条',
      '第二十一条',
      '第三十九条',
    ]);
  });
});

describe('the first drawdown', () => {
  it('stands in the agreement with amount, cost and schedule when there is one', () => {
    expect(row('首次支用金额', withDrawdown)).toBe('人民币 1,000,000.00 元（大写：人民币壹佰万元整）');
    expect(row('利息合计', withDrawdown)).toBe('16,984.63 元');
    expect(row('本次综合年化成本', withDrawdown)).toBe('5.80%（单利），内部收益率 5.96%');
    expect(clause('首次支用', withDrawdown)?.paragraphs[0]).toContain('还款方式为等额本息');
    expect(withDrawdown.tables[0]?.rows).toEqual([
      ['1', '2026年12月24日', '164,664.11 元', '4,833.33 元', '169,497.44 元'],
    ]);
  });

  it('leaves no trace when there is none', () => {
    expect(agreement.tables).toEqual([]);
    expect(JSON.stringify(agreement)).not.toContain('首次支用金额');
    expect(clause('首次支用')).toBeUndefined();
  });

  it('ends with the orders it rests on, where it rests on orders', () => {
    const maturity = { on: Day.parse('2027-04-08'), paidOn: Day.parse('2027-03-24') };
    const resting = loanAgreement({ ...facts, firstDrawdown: { ...firstDrawdown, method: 'bullet', maturity } });
    expect(row('首次支用期限', resting)).toBe('至2027年4月8日（所依据的订单最迟于2027年3月24日付款）');
    expect(clause('首次支用', resting)?.paragraphs[0]).toContain('期限：至2027年4月8日');
    expect(clause('首次支用', withDrawdown)?.paragraphs[0]).toContain('期限：6 个月，自放款日起算');
  });

  it('has no schedule when it is repaid at will', () => {
    const atWill = loanAgreement({
      ...facts,
      firstDrawdown: { ...firstDrawdown, method: 'repayAtWill', instalments: [] },
    });
    expect(atWill.tables).toEqual([]);
    expect(clause('首次支用', atWill)?.paragraphs[0]).toContain('随借随还');
  });
});

describe('money that is not the borrower’s to use', () => {
  const meta = { kind: 'adAccount', name: 'Meta Ads', reference: 'act_1029384756' } as const;
  const forwarder = {
    kind: 'forwarder',
    name: '深圳捷运国际货运代理有限公司',
    reference: '91440300MA5F00001X',
  } as const;
  const paying = (entrusted: Entrusted, product: 'adLoan' | 'dataLoan' = 'adLoan') =>
    loanAgreement({
      ...facts,
      purposes: purposesOf(product),
      firstDrawdown: { ...firstDrawdown, purpose: '广告推广', entrusted },
    });

  it('is paid on by the bank to the one who is named, conspicuously and for that purpose', () => {
    const entrusted = clause('受托支付', paying(meta));
    expect(entrusted?.important).toBe(true);
    expect(entrusted?.paragraphs[0]).toContain('全额支付给Meta Ads 广告账户（编号 act_1029384756），用于广告推广');
    expect(entrusted?.paragraphs[0]).toContain('甲方不得自行使用该笔借款');
    expect(row('支付方式', paying(meta))).toBe('受托支付：Meta Ads 广告账户（编号 act_1029384756）');
  });

  it.each([
    [meta, '广告账户由自己使用', '充值记录与账单'],
    [forwarder, '对应真实的运输', '付款回单'],
  ])('asks for what shows that it arrived', (entrusted, promise, proof) => {
    const [, , duties] = clause('受托支付', paying(entrusted))?.paragraphs ?? [];
    expect(duties).toContain(promise);
    expect(duties).toContain(proof);
  });

  it('names a forwarder by its credit code', () => {
    const [first] = clause('受托支付', paying(forwarder))?.paragraphs ?? [];
    expect(first).toContain('支付给深圳捷运国际货运代理有限公司（统一社会信用代码 91440300MA5F00001X）');
  });

  it('pays for nothing but what its product is lent for', () => {
    expect(clause('借款用途', paying(meta))?.paragraphs[0]).toBe(
      '借款只能用于甲方真实的日常经营中的广告推广，不得用于其他用途。',
    );
  });

  it('is no matter of a loan that the borrower uses', () => {
    expect(clause('受托支付', withDrawdown)).toBeUndefined();
    expect(row('支付方式', withDrawdown)).toBe('划入甲方对公账户，由甲方支付');
    expect(clause('借款用途', withDrawdown)?.paragraphs[0]).toContain('包括采购备货、物流运费、平台广告');
  });
});
