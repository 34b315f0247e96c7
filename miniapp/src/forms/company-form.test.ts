import { describe, expect, it } from '@jest/globals';
import { Day } from '@loan/shared/time/instant';
import { type CompanyForm, emptyForm, grouped, problemsFromServer, problemsOf, requestOf } from './company-form.ts';

const TODAY = Day.parse('2026-11-24');
const eligibility = { marketplaces: ['amazon'], tradingMonths: 'from12' as const, settlement: 'company' as const };
/** Codes and numbers are the published examples of GB 32100-2015 and GB 11643-1999. */
const complete: CompanyForm = {
  ...emptyForm(eligibility),
  name: '深圳市云帆科技有限公司',
  creditCode: '91350100 M000100Y43',
  bankName: '招商银行深圳分行',
  accountNumber: '7559 0000 0010 101',
  legalName: '林晓峰',
  legalIdentityNumber: '11010519491231002X',
  legalPhone: '138 1234 6620',
  applicantIs: 'both',
  holderName: '深圳市云帆科技有限公司',
};

describe('the company form', () => {
  it('is complete with what the licence and one identity card say', () => {
    expect(problemsOf(complete, TODAY)).toEqual({});
  });

  it('begins with the answer about settlement already given', () => {
    expect(emptyForm({ ...eligibility, settlement: 'licensedPaymentCompany' }).holderKind).toBe(
      'licensedPaymentCompany',
    );
  });

  it.each([
    [
      'a mistyped credit code',
      { creditCode: '91350100M000100Y44' },
      { creditCode: '第 18 位校验不符，请核对营业执照' },
    ],
    [
      'an O for a zero',
      { creditCode: '9135O100M000100Y43' },
      { creditCode: expect.stringContaining('没有 I、O、S、V、Z') },
    ],
    [
      'a mistyped identity number',
      { legalIdentityNumber: '110105194912310021' },
      { legalIdentityNumber: '身份证号校验不符，请核对' },
    ],
    [
      'a child',
      { legalIdentityNumber: '11010520151231001X' },
      { legalIdentityNumber: expect.stringMatching(/校验|18/) },
    ],
    ['ten digits of a phone', { legalPhone: '1381234662' }, { legalPhone: '请填写 11 位手机号' }],
    ['a card’s worth of letters for an account', { accountNumber: 'ABC' }, { accountNumber: expect.any(String) }],
    ['nobody said who is applying', { applicantIs: undefined }, { applicantIs: '请选择您是谁' }],
    ['a tail of five', { accountTail: '12345' }, { accountTail: '填写账号最后 3 或 4 位' }],
  ])('says what is wrong with %s', (_, changed, problems) => {
    expect(problemsOf({ ...complete, ...changed }, TODAY)).toEqual(problems);
  });

  it('takes minority names, rare characters and numbers ending in X', () => {
    const people = { legalName: '阿依古丽•买买提', samePerson: false, controllerName: '吴㛃' };
    const both = { controllerIdentityNumber: '440524188001010014', controllerPhone: '13912346620' };
    expect(problemsOf({ ...complete, ...people, ...both }, TODAY)).toEqual({});
  });

  it('asks for the controller only when it is somebody else', () => {
    expect(Object.keys(problemsOf({ ...complete, samePerson: false }, TODAY))).toEqual([
      'controllerName',
      'controllerIdentityNumber',
      'controllerPhone',
    ]);
    expect(requestOf(complete).controller).toBe('sameAsLegalRepresentative');
  });

  it('sends nothing that was left empty', () => {
    expect(requestOf(complete).settlement).toEqual({ holderKind: 'company', holderName: '深圳市云帆科技有限公司' });
  });

  it('finds the field behind each name the server gives', () => {
    expect(
      Object.keys(
        problemsFromServer([{ path: 'controller.identityNumber' }, { path: 'account.number' }, { path: 'x' }]),
      ),
    ).toEqual(['controllerIdentityNumber', 'accountNumber']);
  });

  it.each([
    ['91350100m000100y43', '91350100 M000100Y43'],
    ['91350100 M000100Y43', '91350100 M000100Y43'],
    ['9135', '9135'],
  ])('shows a credit code as it is read aloud: %s', (typed, shown) => {
    expect(grouped(typed)).toBe(shown);
  });
});
