import { describe, expect, it } from '@jest/globals';
import { Day } from '../time/instant.ts';
import { bureauAuthorisation } from './bureau-authorisation.ts';
import { ContractDocument } from './document.ts';

const shared = {
  documentId: 'BA-20261123-0001',
  bankName: '湾区商业银行佛山分行',
  company: { name: '佛山市禾木家居有限公司', creditCode: '91350100M000100Y43', legalRepresentativeName: '陈雨婷' },
  from: Day.parse('2026-11-23'),
  until: Day.parse('2026-12-23'),
};
const controller = { name: '何文慧', identityNumber: '440524188001010014' };
const company = bureauAuthorisation({ ...shared, subject: 'company' });
const person = bureauAuthorisation({ ...shared, subject: 'controller', controller });
const textOf = (document: ContractDocument) => document.clauses.flatMap(({ paragraphs }) => paragraphs).join('\n');
const row = (document: ContractDocument, label: string) =>
  document.fields.find((field) => field.label === label)?.value;

describe('the credit-bureau authorisation', () => {
  it('of the company is given by the company and sealed by it', () => {
    expect(company).toMatchObject({ kind: 'bureauCompany', title: '企业征信授权书' });
    expect(row(company, '授权人')).toBe('佛山市禾木家居有限公司');
    expect(company.signatures).toEqual([
      { signer: 'company', name: '佛山市禾木家居有限公司', mark: 'seal', keyword: '授权企业（盖章）' },
    ]);
  });

  it('of the controller is given and signed by that person alone', () => {
    expect(person).toMatchObject({ kind: 'bureauController', title: '个人征信授权书' });
    expect(row(person, '授权人')).toBe('何文慧');
    expect(person.signatures).toEqual([
      { signer: 'controller', name: '何文慧', mark: 'signature', keyword: '授权人本人（签名）' },
    ]);
  });

  it.each([
    ['company', company],
    ['controller', person],
  ])('of the %s names one bank, one enquiry, one purpose and its last day', (_, document) => {
    expect(row(document, '被授权人')).toBe('湾区商业银行佛山分行');
    expect(row(document, '查询几次')).toBe('一次');
    expect(row(document, '为了什么')).toBe('审批佛山市禾木家居有限公司本次授信申请');
    expect(row(document, '多久有效')).toBe('2026年11月23日至2026年12月23日，过期作废');
    expect(textOf(document)).toContain('2026年11月23日至2026年12月23日期间');
    expect(textOf(document)).toContain('查询以前，授权人可以随时撤回');
  });

  it('shows conspicuously what burdens the person: the enquiry and the reporting', () => {
    const important = person.clauses.filter((clause) => clause.important).map(({ heading }) => heading);
    expect(important).toEqual(['第一条　授权查询', '第二条　授权报送']);
  });

  it('keeps the identity number in one row that screens mask', () => {
    expect(person.fields.filter(({ value }) => value.includes('440524188001010014'))).toEqual([
      { label: '身份证件号码', value: '440524188001010014', secret: 'identityNumber' },
    ]);
    expect(textOf(person)).not.toContain('440524188001010014');
  });

  it.each([
    ['company', company],
    ['controller', person],
  ])('of the %s has each place to sign exactly once', (_, { signatures, ...rest }) => {
    for (const { keyword } of signatures) expect(JSON.stringify(rest)).not.toContain(keyword);
  });

  it('survives storage as JSON', () => {
    expect(ContractDocument.parse(JSON.parse(JSON.stringify(person)))).toEqual(person);
  });
});
