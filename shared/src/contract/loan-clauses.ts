import { type Entrusted, entrustedName } from '../drawdown/entrusted.ts';
import { PURPOSE_NAMES, Purpose } from '../drawdown/purpose.ts';
import { formatDay, formatPercent } from '../money/format.ts';
import type { Clause } from './document.ts';
import { type FirstDrawdown, type LoanAgreementFacts, misuseRatePpm, overdueRatePpm } from './loan-facts.ts';
import { amountInBoth, drawdownTerm, METHOD_NAMES } from './wording.ts';

type Words = (facts: LoanAgreementFacts) => Clause[];

/**
 * The words of the facility and loan agreement. A change of words is a new LOAN_AGREEMENT_VERSION.
 * assumed: the legal content as a whole; confirm: the lender's lawyers, who also have the last word on 管辖 and 送达.
 */
export const loanClauses: Words = (facts) => [
  ...facilityClauses(facts),
  ...(facts.firstDrawdown ? [firstDrawdownClause(facts.firstDrawdown)] : []),
  ...(facts.firstDrawdown?.entrusted ? [entrustedClause(facts.firstDrawdown, facts.firstDrawdown.entrusted)] : []),
  ...priceClauses(facts),
  ...liabilityClauses(facts),
  ...conductClauses(facts),
  ...closingClauses(facts),
];

const facilityClauses: Words = ({ limitFen, availableFen, validUntil, termMonths, account, purposes }) => [
  {
    heading: '授信额度',
    important: false,
    paragraphs: [
      `丙方向甲方提供${amountInBoth(limitFen)}的循环授信额度。甲方可以在${formatDay(validUntil)}以前申请支用，归还的本金在额度使用期限内可以再次支用。`,
      `首次可支用额度为${amountInBoth(availableFen)}。其余额度由丙方根据甲方的回款与经营情况逐步开放。任何时候，未归还的借款本金不超过届时可支用的额度。`,
      '授信额度不构成丙方必须放款的承诺。每一次支用由丙方在放款以前独立审核。',
    ],
  },
  {
    heading: '支用与放款',
    important: false,
    paragraphs: [
      `每笔借款期限最长 ${termMonths} 个月。每次支用的金额、期限、还款方式和用途以甲方提交并经丙方确认的支用申请为准，该申请是本合同的组成部分。`,
      `丙方将借款划入甲方开立于${account.bankName}、户名为“${account.accountName}”的对公账户。收款账户户名与甲方名称不一致的，丙方不予放款。`,
      '放款日以款项实际划出之日为准，利息自放款日起算。',
    ],
  },
  {
    heading: '借款用途',
    important: true,
    paragraphs: [
      usedFor(purposes),
      '借款不得用于购房、股票、债券、期货、金融衍生产品、理财、股权投资、偿还其他贷款、个人消费，以及法律禁止的用途。',
      '甲方应当在放款以后三十日内，按丙方要求提供能证明用途的凭证。',
    ],
  },
];

const firstDrawdownClause = (drawdown: FirstDrawdown): Clause => ({
  heading: '首次支用',
  important: true,
  paragraphs: [
    `甲方、乙方申请在本合同生效时首次支用${amountInBoth(drawdown.amountFen)}，期限：${drawdownTerm(drawdown)}，用途为${drawdown.purpose}，还款方式为${METHOD_NAMES[drawdown.method]}。本条与所附还款计划具有借款借据的效力。`,
    '实际放款日与所附还款计划的起算日不同的，还款日与利息按实际放款日调整，丙方在放款以后向甲方、乙方提供调整后的还款计划。',
  ],
});

const usedFor = (purposes: readonly Purpose[]): string =>
  purposes.length === Purpose.options.length
    ? '借款只能用于甲方真实的日常经营，包括采购备货、物流运费、平台广告、平台费用和支付货款。'
    : `借款只能用于甲方真实的日常经营中的${purposes.map((purpose) => PURPOSE_NAMES[purpose]).join('、')}，不得用于其他用途。`;

/**
 * The bank pays on, since the loan was reckoned on what is paid for. assumed: the borrower's standing order carries the
 * payment, and what comes back repays the loan; confirm: the lender's lawyers, with its rules for 受托支付.
 */
const entrustedClause = ({ purpose }: FirstDrawdown, entrusted: Entrusted): Clause => ({
  heading: '受托支付',
  important: true,
  paragraphs: [
    `本合同项下的借款采用受托支付。甲方委托丙方在借款划入甲方对公账户的当日，将该笔借款全额支付给${entrustedName(entrusted)}，用于${purpose}。该委托在借款还清以前不可撤销，甲方不得自行使用该笔借款，也不得要求丙方付给其他人。`,
    '丙方完成支付即为已经向甲方发放借款，利息自放款日起算。收款方拒收、退款，或者退回没有用完的款项的，甲方应当在收到后五个工作日内用于归还该笔借款。',
    entrusted.kind === 'adAccount'
      ? '甲方保证该广告账户由自己使用，只推广本申请所依据的店铺，并在放款以后三十日内提供该账户的充值记录与账单。'
      : '甲方保证所付账单对应真实的运输，没有付过，也没有用于其他融资，并在放款以后三十日内提供付款回单。',
  ],
});

const priceClauses: Words = ({ annualRatePpm }) => [
  {
    heading: '利率与计息',
    important: false,
    paragraphs: [
      `借款利率为年化 ${formatPercent(annualRatePpm)}（单利），在额度使用期限内固定不变。日利率为年利率除以三百六十。`,
      '放款当日计息，还款当日不计息。按月还款的借款，每月按三十日计算利息，不足一个月的部分按实际天数计算；随借随还的借款，按实际天数计算利息。',
    ],
  },
  {
    heading: '还款',
    important: false,
    paragraphs: [
      '等额本息：每月归还相同金额，其中包含本金和利息。等额本金：每月归还相同的本金和当月利息。按月付息、到期还本：每月支付利息，到期归还全部本金。随借随还：可以随时归还，到期归还剩余的全部本金和利息。',
      '还款日遇法定节假日或者休息日的，顺延至下一个工作日，顺延期间不计收罚息。',
      '还款资金不足以清偿到期债务的，按照费用、罚息、利息、本金的顺序清偿。',
      '甲方、乙方可以随时提前归还部分或者全部借款，利息计算到还款当日，不收取违约金。',
    ],
  },
  {
    heading: '综合融资成本',
    important: true,
    paragraphs: [
      '除利息外，甲方、乙方无须就本合同项下的借款向任何人支付担保费、保险费、服务费、咨询费或者其他费用。未在本合同列明的费用，任何人不得收取。',
    ],
  },
  {
    heading: '逾期与挪用',
    important: true,
    paragraphs: [
      `未按期归还的借款，自逾期之日起按年化 ${formatPercent(overdueRatePpm(annualRatePpm))}（在借款利率基础上加收百分之五十）计收罚息，直至清偿。`,
      `未按约定用途使用的借款，自挪用之日起按年化 ${formatPercent(misuseRatePpm(annualRatePpm))}（在借款利率基础上加收百分之一百）计收罚息，直至清偿。`,
      '同一笔借款既逾期又被挪用的，按其中较重的一项计收，不重复计收。对未按期支付的利息，按逾期罚息利率计收复利。',
    ],
  },
];

const liabilityClauses: Words = ({ company, controller, lender, partner }) => [
  {
    heading: '共同借款人的责任',
    important: true,
    paragraphs: [
      `乙方${controller.name}是甲方${company.name}的实际控制人，自愿与甲方共同承担还款责任。乙方对本合同项下的全部债务，包括本金、利息、罚息、复利以及实现债权的合理费用，与甲方负有同等的清偿责任。丙方可以要求甲方、乙方中的任何一方清偿全部债务。`,
      '乙方不再担任实际控制人的，乙方对此前已经发放的借款仍然承担责任。',
    ],
  },
  {
    heading: '连带责任保证',
    important: true,
    paragraphs: [
      // assumed: the partner's guarantee stands in its own agreement with the lender, so it does not sign here;
      // confirm: the cooperation agreement, and the guarantee licence that 融资担保公司监督管理条例 article 6 asks for.
      `${partner.name}依照其与丙方另行签订的协议，为本合同项下的债务向丙方承担连带责任保证。保证的范围、期间以该协议为准。`,
      `${partner.name}代为清偿以后，有权在其清偿的范围内向甲方、乙方追偿。保证不减轻甲方、乙方的还款责任。`,
      `${partner.name}不得就保证向甲方、乙方收取任何费用。${lender.name}独立作出授信与放款决定。`,
    ],
  },
  {
    heading: '信用信息报送',
    important: true,
    paragraphs: [
      '丙方依法向金融信用信息基础数据库报送甲方、乙方在本合同项下的授信、借款、还款与逾期等信息，包括不良信息。逾期会影响甲方、乙方的信用记录。',
    ],
  },
];

const conductClauses: Words = () => [
  {
    heading: '甲方、乙方的承诺',
    important: false,
    paragraphs: [
      '甲方、乙方提供的资料与数据真实、完整，甲方通过自己的账户经营所申报的店铺，回款进入甲方的对公账户或者持牌支付机构账户。',
      '发生下列情形之一的，甲方应当在三个工作日内通知丙方：名称、法定代表人、实际控制人或者住所变更；主要店铺被限制、关闭或者转让；回款账户变更；新增借款或者对外担保；涉及重大诉讼、仲裁或者财产被查封。',
    ],
  },
  {
    heading: '贷后数据',
    important: false,
    paragraphs: [
      '放款以后需要继续读取店铺数据的，由甲方另行授权，并可以单独撤回。撤回以后丙方可以停止新的支用，已经发放的借款仍按原计划归还。',
      '各方对在履行本合同中知悉的个人信息与商业秘密保密，只在履行本合同所必需的范围内使用，法律另有规定的除外。',
    ],
  },
  {
    heading: '违约与提前到期',
    important: true,
    paragraphs: [
      '发生下列情形之一的，丙方可以停止新的支用，并可以在书面通知后宣布未到期的借款立即到期：逾期超过十五日；挪用借款；提供虚假的资料或者数据；擅自变更回款账户致使还款来源失去保障；甲方停业、解散或者进入破产程序；出现足以影响清偿能力的其他重大事项。',
      '丙方宣布提前到期以前，应当给予甲方、乙方不少于五个工作日的改正期限，情况紧急或者已经不能改正的除外。',
    ],
  },
];

const closingClauses: Words = ({ lender }) => [
  {
    heading: '通知与送达',
    important: false,
    paragraphs: [
      '各方以签署本合同时经实名核验的手机号码以及本申请程序内的消息作为送达地址。变更的，应当及时通知其他各方，未通知的，按原地址发出即视为送达。',
    ],
  },
  {
    heading: '争议解决',
    important: true,
    paragraphs: [
      `本合同适用中华人民共和国法律。因本合同发生的争议，由各方协商解决；协商不成的，向${lender.name}住所地有管辖权的人民法院提起诉讼。`,
    ],
  },
  {
    heading: '电子签名与生效',
    important: false,
    paragraphs: [
      '本合同由各方通过依法设立的电子认证服务提供者，以可靠的电子签名签署，与手写签名或者盖章具有同等的法律效力。',
      '本合同自甲方、乙方签署并由丙方最后加盖电子印章之时起生效。各方可以随时查看、下载本合同的电子原件。合同摘要存入存证链，用于核验原件是否被更改。',
    ],
  },
];
