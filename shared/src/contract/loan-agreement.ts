import { entrustedName } from '../drawdown/entrusted.ts';
import { formatAnnualRate, formatDay, formatPercent, formatYuan } from '../money/format.ts';
import { ContractDocument, type DocumentField, type DocumentTable } from './document.ts';
import { loanClauses } from './loan-clauses.ts';
import { type FirstDrawdown, type LoanAgreementFacts, misuseRatePpm, overdueRatePpm } from './loan-facts.ts';
import { amountInBoth, clauseNumber, drawdownTerm, METHOD_NAMES } from './wording.ts';

const LOAN_AGREEMENT_VERSION = '2026-11-2';

/** The facility and loan agreement (额度借款合同), with the note of the first drawdown when there is one. */
export function loanAgreement(facts: LoanAgreementFacts): ContractDocument {
  const { documentId, company, controller, lender, firstDrawdown } = facts;
  return ContractDocument.parse({
    kind: 'loanAgreement',
    documentId,
    version: LOAN_AGREEMENT_VERSION,
    title: '额度借款合同',
    fields: [...partyFields(facts), ...termFields(facts), ...(firstDrawdown ? drawdownFields(firstDrawdown) : [])],
    opening: [
      '各方依照《中华人民共和国民法典》等法律法规，在平等、自愿的基础上订立本合同。',
      '加粗的条款与您的重大利益有关，请在签署以前仔细阅读。',
    ],
    clauses: loanClauses(facts).map((clause, index) => ({
      ...clause,
      heading: `${clauseNumber(index + 1)}　${clause.heading}`,
    })),
    tables: firstDrawdown ? scheduleTable(firstDrawdown) : [],
    signatures: [
      { signer: 'company', name: company.name, mark: 'seal', keyword: '甲方借款人（盖章）' },
      { signer: 'controller', name: controller.name, mark: 'signature', keyword: '乙方共同借款人（签名）' },
      { signer: 'bank', name: lender.name, mark: 'seal', keyword: '丙方贷款人（盖章）' },
    ],
  });
}

const partyFields = ({
  documentId,
  date,
  company,
  controller,
  lender,
  partner,
}: LoanAgreementFacts): DocumentField[] => [
  { label: '合同编号', value: documentId },
  { label: '订立日期', value: formatDay(date) },
  { label: '甲方（借款人）', value: company.name },
  { label: '统一社会信用代码', value: company.creditCode },
  { label: '法定代表人', value: company.legalRepresentativeName },
  { label: '乙方（共同借款人）', value: `${controller.name}，甲方实际控制人` },
  { label: '身份证件号码', value: controller.identityNumber, secret: 'identityNumber' },
  { label: '丙方（贷款人）', value: lender.name },
  { label: '连带责任保证人', value: partner.name },
];

const termFields = (facts: LoanAgreementFacts): DocumentField[] => [
  { label: '授信额度', value: amountInBoth(facts.limitFen) },
  { label: '首次可支用额度', value: amountInBoth(facts.availableFen) },
  { label: '额度使用期限', value: `至${formatDay(facts.validUntil)}，可循环使用` },
  { label: '单笔最长期限', value: `${facts.termMonths} 个月` },
  { label: '借款利率', value: `${formatAnnualRate(facts.annualRatePpm)}，固定利率` },
  { label: '综合融资成本', value: `年化 ${formatPercent(facts.allInCostPpm)}（单利），除利息外不收取其他费用` },
  { label: '逾期罚息利率', value: `年化 ${formatPercent(overdueRatePpm(facts.annualRatePpm))}（单利）` },
  { label: '挪用罚息利率', value: `年化 ${formatPercent(misuseRatePpm(facts.annualRatePpm))}（单利）` },
  { label: '收款账户户名', value: facts.account.accountName },
  { label: '收款账户账号', value: facts.account.accountNo, secret: 'accountNumber' },
  { label: '收款账户开户行', value: facts.account.bankName },
];

const drawdownFields = (drawdown: FirstDrawdown): DocumentField[] => [
  { label: '首次支用金额', value: amountInBoth(drawdown.amountFen) },
  { label: '首次支用期限', value: drawdownTerm(drawdown) },
  { label: '首次支用用途', value: drawdown.purpose },
  {
    label: '支付方式',
    value: drawdown.entrusted ? `受托支付：${entrustedName(drawdown.entrusted)}` : '划入甲方对公账户，由甲方支付',
  },
  { label: '还款方式', value: METHOD_NAMES[drawdown.method] },
  { label: '利息合计', value: formatYuan(drawdown.totalInterestFen) },
  { label: '其他费用', value: formatYuan(drawdown.totalFeesFen) },
  { label: '合计还款', value: formatYuan(drawdown.totalFen) },
  {
    label: '本次综合年化成本',
    value: `${formatPercent(drawdown.allInCostPpm, 2)}（单利），内部收益率 ${formatPercent(drawdown.irrPpm, 2)}`,
  },
];

function scheduleTable({ instalments }: FirstDrawdown): DocumentTable[] {
  if (instalments.length === 0) return [];
  return [
    {
      title: '首次支用还款计划（以实际放款日为准）',
      columns: ['期次', '还款日', '应还本金', '应还利息', '合计'],
      rows: instalments.map(({ number, dueDate, principalFen, interestFen, totalFen }) => [
        String(number),
        formatDay(dueDate),
        formatYuan(principalFen),
        formatYuan(interestFen),
        formatYuan(totalFen),
      ]),
    },
  ];
}
