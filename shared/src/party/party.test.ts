import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { isSameCompanyName } from './company-name.ts';
import { CorporateAccount } from './corporate-account.ts';
import { CreditCode, hasSoundOrganisationCode } from './credit-code.ts';
import { ageOn, birthDay, IdentityNumber, isResidencePermit } from './identity-number.ts';
import { maskAccount, maskIdentityNumber, maskName, maskPhone } from './mask.ts';
import { PersonName } from './person-name.ts';
import { Phone } from './phone.ts';

const ruleOf = (schema: z.ZodType, text: string): string => {
  const parsed = schema.safeParse(text);
  return parsed.success ? 'accepted' : (parsed.error.issues[0]?.message ?? '');
};

describe('a unified social credit code', () => {
  // Codes of well-known institutions in public use; both checks computed apart by GB 32100 and GB 11714.
  const sound = [
    '91350100M000100Y43',
    '91440300708461136T',
    '91110000802100433B',
    '91110108551385082Q',
    '9144030071526726XG',
    '91110105771583283D',
    '91110108740084270C',
  ];

  it.each(sound)('%s is accepted, inside and out', (code) => {
    const parsed = CreditCode.parse(code);
    expect(parsed).toBe(code);
    expect(hasSoundOrganisationCode(parsed)).toBe(true);
  });

  it.each([
    ['91350100M000100Y44', 'check'],
    ['91350200M000000510', 'check'],
    ['9135010OM000100Y43', 'character'],
    ['91350100M000100Y4', 'length'],
    ['', 'length'],
  ])('%s breaks the rule of %s', (code, rule) => {
    expect(ruleOf(CreditCode, code)).toBe(rule);
  });

  it('is read as it is typed, pasted or photographed', () => {
    expect(CreditCode.parse(' 9135 0100-m000 100y43 ')).toBe('91350100M000100Y43');
    expect(CreditCode.parse('９１３５０１００Ｍ０００１００Ｙ４３')).toBe('91350100M000100Y43');
  });

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.nat({ max: 17 }),
        fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'),
        (code, at, character) => {
          const changed = code.slice(0, at) + character + code.slice(at + 1);
          expect(CreditCode.safeParse(changed).success).toBe(changed === code);
        },
      ),
    );
  });
});

describe('a resident identity number', () => {
  // The two examples printed in GB 11643-1999.
  it.each(['11010519491231002X', '440524188001010014'])('%s is accepted', (number) => {
    expect(IdentityNumber.parse(number)).toBe(number);
  });

  it.each([
    ['110105194912310021', 'check'],
    ['11010519491331002X', 'date'],
    ['110105194902300021', 'date'],
    ['00010519491231002X', 'region'],
    ['1101051949123100', 'length'],
    ['1101051949123100X2', 'character'],
  ])('%s breaks the rule of %s', (number, rule) => {
    expect(ruleOf(IdentityNumber, number)).toBe(rule);
  });

  it('ends in X however the keyboard writes it', () => {
    expect(IdentityNumber.parse('11010519491231002x')).toBe('11010519491231002X');
    expect(IdentityNumber.parse('11010519491231002Ｘ')).toBe('11010519491231002X');
  });

  it.each([
    ['1967-12-30', 17],
    ['1967-12-31', 18],
    ['2026-11-22', 76],
    ['1949-12-30', -1],
  ])('of 31 December 1949 is, on %s, of the age %i', (day, age) => {
    const number = IdentityNumber.parse('11010519491231002X');
    expect(birthDay(number)).toBe('1949-12-31');
    expect(ageOn(number, Day.parse(day))).toBe(age);
  });

  // Check digits computed apart by GB 11643.
  it.each(['810000199001010019', '830000198507150026'])(
    '%s is a residence permit and follows the same rule',
    (number) => {
      expect(isResidencePermit(IdentityNumber.parse(number))).toBe(true);
      expect(isResidencePermit(IdentityNumber.parse('11010519491231002X'))).toBe(false);
    },
  );
});

describe("a person's name", () => {
  it.each([
    ['林晓峰', '林晓峰'],
    [' 林 晓 峰 ', '林晓峰'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['古丽巴哈尔·阿卜杜热合曼·吐尔逊', '古丽巴哈尔·阿卜杜热合曼·吐尔逊'],
    ['王喆', '王喆'],
    ['李堃', '李堃'],
    ['陈㛃', '陈㛃'],
    ['赵䶮', '赵䶮'],
    ['孙𬭚', '孙𬭚'],
    ['欧阳〇', '欧阳〇'],
  ])('%j is read as %s', (typed, name) => {
    expect(PersonName.parse(typed)).toBe(name);
  });

  it.each([
    ['林', 'length'],
    ['', 'length'],
    ['林'.repeat(41), 'length'],
    ['Lin Xiaofeng', 'character'],
    ['林1', 'character'],
    ['林😀', 'character'],
    ['·买买提', 'dot'],
    ['阿依··买买提', 'dot'],
  ])('%j breaks the rule of %s', (typed, rule) => {
    expect(ruleOf(PersonName, typed)).toBe(rule);
  });
});

describe('a mobile number', () => {
  it.each(['13812346620', '+86 138 1234 6620', '0086-138-1234-6620', '１３８１２３４６６２０'])(
    '%s is accepted',
    (typed) => {
      expect(Phone.parse(typed)).toBe('13812346620');
    },
  );

  it.each(['12812346620', '1381234662', '138123466200', '0755-12345678', ''])('%s is not', (typed) => {
    expect(ruleOf(Phone, typed)).toBe('phone');
  });
});

describe("a company's account", () => {
  // Neither number passes the Luhn check for cards.
  it.each([
    ['4000 0234 0920 0128 816', '4000023409200128816'],
    ['7559-0012-3410-001', '755900123410001'],
  ])('%s is read as %s', (typed, account) => {
    expect(CorporateAccount.parse(typed)).toBe(account);
  });

  it.each(['1234567', '1'.repeat(33), '62220212ABCD', ''])('%s is not one', (typed) => {
    expect(ruleOf(CorporateAccount, typed)).toBe('account');
  });
});

describe('a company name', () => {
  it('is the same with either width of brackets, and with nothing else different', () => {
    expect(isSameCompanyName('深圳（前海）云帆科技有限公司', '深圳(前海)云帆科技 有限公司')).toBe(true);
    expect(isSameCompanyName('深圳市云帆科技有限公司', '深圳市云帆科技股份有限公司')).toBe(false);
  });
});

describe('what a screen shows of a person', () => {
  it('is a shape, not the thing', () => {
    expect(maskName('林晓峰')).toBe('林**');
    expect(maskName('阿依古丽·买买提')).toBe('阿***·***');
    expect(maskName('𬭚堃')).toBe('𬭚*');
    expect(maskIdentityNumber('440301199001011217')).toBe('4403 **** **** **17');
    expect(maskPhone('13812346620')).toBe('138 **** 6620');
    expect(maskAccount('4000023409200128816')).toBe('**** 8816');
  });

  it('never shows a short or broken number whole', () => {
    expect([maskIdentityNumber('123'), maskPhone('138'), maskAccount('8816'), maskName('')]).toEqual([
      '****',
      '****',
      '****',
      '',
    ]);
  });
});
