import { describe, expect, it } from '@jest/globals';
import { findPerson, PEOPLE } from './people.ts';

const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const weighed = (text: string, weights: readonly number[], worth: (char: string) => number) =>
  weights.reduce((sum, weight, index) => sum + weight * worth(text[index] ?? ''), 0);

const creditCodeHolds = (code: string) => {
  const sum = weighed(code, CREDIT_CODE_WEIGHTS, (char) => CREDIT_CODE_ALPHABET.indexOf(char));
  return code[17] === CREDIT_CODE_ALPHABET[(31 - (sum % 31)) % 31];
};
const identityNumberHolds = (number: string) => {
  const sum = weighed(number, IDENTITY_WEIGHTS, Number);
  return number[17] === '10X98765432'[sum % 11];
};

describe('the checks used here', () => {
  it('accept the examples of GB 32100-2015 and GB 11643-1999', () => {
    expect(creditCodeHolds('91350100M000100Y43')).toBe(true);
    expect(creditCodeHolds('91350100M000100Y44')).toBe(false);
    expect(identityNumberHolds('11010519491231002X')).toBe(true);
    expect(identityNumberHolds('110105194912310021')).toBe(false);
  });
});

describe('the people of the sandbox', () => {
  it.each(PEOPLE.companies.map((company) => [company.name, company] as const))(
    '%s could be registered',
    (_, company) => {
      expect(company.creditCode).toHaveLength(18);
      expect(creditCodeHolds(company.creditCode)).toBe(true);
      for (const key of [company.legalRepresentative, company.controller, company.clerk]) {
        expect(findPerson(key)).toBeDefined();
      }
    },
  );

  it.each(PEOPLE.persons.map((person) => [person.name, person] as const))(
    '%s could hold this identity card',
    (_, person) => {
      expect(identityNumberHolds(person.identityNumber)).toBe(true);
      expect(person.phone).toMatch(/^1[3-9]\d{9}$/);
      expect(person.wechatOpenId).toHaveLength(28);
    },
  );

  it.each([
    ['key', PEOPLE.persons.map(({ key }) => key)],
    ['identity number', PEOPLE.persons.map(({ identityNumber }) => identityNumber)],
    ['phone', PEOPLE.persons.map(({ phone }) => phone)],
    ['openid', PEOPLE.persons.map(({ wechatOpenId }) => wechatOpenId)],
    ['credit code', PEOPLE.companies.map(({ creditCode }) => creditCode)],
    ['account', PEOPLE.companies.map(({ corporateAccount }) => corporateAccount.accountNumber)],
    ['shop', PEOPLE.companies.flatMap(({ amazonSellerIds }) => amazonSellerIds)],
  ])('share no %s', (_, values) => {
    expect(new Set(values).size).toBe(values.length);
  });

  it('include a company run by three people, one with a minority name and one with a rare character', () => {
    const xingchen = PEOPLE.companies.find(({ key }) => key === 'xingchen');
    const keys = [xingchen?.legalRepresentative, xingchen?.controller, xingchen?.clerk];
    expect(keys.map((key) => findPerson(key ?? '')?.name)).toEqual(['吴㛃', '阿依古丽·买买提', '刘堃']);
    expect(findPerson('ayiguli')?.identityNumber.endsWith('X')).toBe(true);
  });
});
