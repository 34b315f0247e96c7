import { formatDay } from '../money/format.ts';
import type { Day } from '../time/instant.ts';
import { type Clause, ContractDocument, type DocumentField } from './document.ts';
import { clauseNumber } from './wording.ts';

const BUREAU_AUTHORISATION_VERSION = '2026-11';

type Company = { name: string; creditCode: string; legalRepresentativeName: string };
type Person = { name: string; identityNumber: string };

/** Who lets whom ask the credit bureau, for which application, and between which days. */
export type BureauAuthorisationFacts = {
  documentId: string;
  bankName: string;
  company: Company;
  from: Day;
  until: Day;
} & ({ subject: 'company' } | { subject: 'controller'; controller: Person });

/**
 * The credit-bureau authorisation (征信授权书) of one subject for one lender, one enquiry and one application.
 * Written consent with an agreed purpose comes before any enquiry: 征信业管理条例 articles 18 to 20.
 * assumed: the scope and wording satisfy 征信业务管理办法 (央行令2021年第4号) article 12; confirm: the lender's lawyers.
 */
export function bureauAuthorisation(facts: BureauAuthorisationFacts): ContractDocument {
  const { documentId, bankName, company } = facts;
  const isCompany = facts.subject === 'company';
  const giver = isCompany ? company.name : facts.controller.name;
  const texts = isCompany ? companyClauses(facts) : personClauses(facts);
  return ContractDocument.parse({
    kind: isCompany ? 'bureauCompany' : 'bureauController',
    documentId,
    version: BUREAU_AUTHORISATION_VERSION,
    title: isCompany ? '企业征信授权书' : '个人征信授权书',
    fields: [{ label: '授权书编号', value: documentId }, ...giverFields(facts), ...scopeFields(facts)],
    opening: [`致：${bankName}（以下称“贵行”）`, `${giver}（以下称“授权人”）自愿作出如下授权。`],
    clauses: texts.map((clause, index) => ({ ...clause, heading: `${clauseNumber(index + 1)}　${clause.heading}` })),
    tables: [],
    signatures: [
      isCompany
        ? { signer: 'company', name: giver, mark: 'seal', keyword: '授权企业（盖章）' }
        : { signer: 'controller', name: giver, mark: 'signature', keyword: '授权人本人（签名）' },
    ],
  });
}

function giverFields(facts: BureauAuthorisationFacts): DocumentField[] {
  const { name, creditCode, legalRepresentativeName } = facts.company;
  if (facts.subject === 'company') {
    return [
      { label: '授权人', value: name },
      { label: '统一社会信用代码', value: creditCode },
      { label: '法定代表人', value: legalRepresentativeName },
    ];
  }
  return [
    { label: '授权人', value: facts.controller.name },
    { label: '身份证件号码', value: facts.controller.identityNumber, secret: 'identityNumber' },
    { label: '与借款企业的关系', value: `${name}的实际控制人，拟作为共同借款人` },
  ];
}

function scopeFields({ bankName, company, subject, from, until }: BureauAuthorisationFacts): DocumentField[] {
  const report = subject === 'company' ? '企业信用报告' : '个人信用报告';
  return [
    { label: '被授权人', value: bankName },
    { label: '查询什么', value: `金融信用信息基础数据库中授权人的${report}` },
    { label: '查询几次', value: '一次' },
    { label: '为了什么', value: `审批${company.name}本次授信申请` },
    { label: '多久有效', value: `${formatDay(from)}至${formatDay(until)}，过期作废` },
    { label: '会留下什么', value: '信用报告中一条查询记录，查询原因为贷款审批' },
    { label: '会报送什么', value: '签订借款合同以后的授信、借款、还款与逾期信息' },
  ];
}

function companyClauses({ bankName, company, from, until }: BureauAuthorisationFacts): Clause[] {
  return [
    {
      heading: '授权查询',
      important: true,
      paragraphs: [
        `授权人授权${bankName}在${formatDay(from)}至${formatDay(until)}期间，向金融信用信息基础数据库查询授权人的企业信用报告一次，用于审批授权人本次授信申请。`,
        '查询以后，授权人的信用报告中会留下一条查询记录，该记录不能消除。',
      ],
    },
    ...sharedClauses('授权人'),
    {
      heading: '授权人声明',
      important: false,
      paragraphs: [
        `授权人依法设立并有效存续，法定代表人为${company.legalRepresentativeName}。签署本授权书已履行必要的内部决定程序。`,
        '授权人已阅读并理解本授权书的全部内容，特别是以加粗字体显示的内容。',
      ],
    },
    closing,
  ];
}

function personClauses({ bankName, company, from, until }: BureauAuthorisationFacts): Clause[] {
  return [
    {
      heading: '授权查询',
      important: true,
      paragraphs: [
        `授权人授权${bankName}在${formatDay(from)}至${formatDay(until)}期间，向金融信用信息基础数据库查询授权人的个人信用报告一次，用于审批${company.name}本次授信申请，核实授权人作为拟共同借款人的资信状况。`,
        '查询以后，授权人的信用报告中会留下一条查询记录，该记录不能消除。',
      ],
    },
    ...sharedClauses('授权人本人'),
    {
      heading: '授权人的权利',
      important: false,
      paragraphs: [
        '授权人可以向贵行了解本人信息的使用情况，可以向征信机构或者贵行提出异议和投诉。依照《征信业管理条例》，征信机构或者信息提供者收到异议后应当在二十日内核查并书面答复。',
        '拒绝签署本授权书不影响授权人的个人信用记录，但贵行将无法继续审批本次授信申请。',
      ],
    },
    {
      heading: '授权人声明',
      important: false,
      paragraphs: [
        '签署本授权书不等于同意借款。授权人作为共同借款人的责任，以另行签署的借款合同为准。',
        '授权人已阅读并理解本授权书的全部内容，特别是以加粗字体显示的内容。',
      ],
    },
    closing,
  ];
}

/** Reporting later, what is not covered, and the way back. */
const sharedClauses = (giver: string): Clause[] => [
  {
    heading: '授权报送',
    important: true,
    paragraphs: [
      `若授权人此后与贵行签订借款合同，授权人同意贵行依法向金融信用信息基础数据库报送${giver}在该合同项下的授信、借款、还款以及逾期等信息，包括不良信息。未签订借款合同的，不报送。`,
    ],
  },
  {
    heading: '不在授权范围内的事项',
    important: false,
    paragraphs: [
      '本授权书不授权贵行以外的任何银行、合作机构或者本申请程序查询信用报告，也不授权贷款发放以后的查询。需要时，由贵行另行取得授权。',
      '贵行应当对查询取得的信息保密，不得用于本授权书约定以外的用途，未经授权人同意不得向第三方提供，法律另有规定的除外。',
    ],
  },
  {
    heading: '撤回与失效',
    important: false,
    paragraphs: [
      '在贵行查询以前，授权人可以随时撤回本授权，本次授信申请随之停止，不收取任何费用。',
      '授信申请被撤回、拒绝或者超过有效期而未查询的，本授权自动失效。',
    ],
  },
];

/** assumed: 电子签名法 articles 13 and 14 are met by the e-sign service's certificates; confirm: the lender's lawyers. */
const closing: Clause = {
  heading: '电子签署',
  important: false,
  paragraphs: [
    '本授权书以可靠的电子签名签署，与手写签名或者盖章具有同等的法律效力。签署时间以电子签名所载时间为准，本授权书自签署之时起生效。',
  ],
};
