import { describe, expect, it } from '@jest/globals';
import { type Answers, NO_ANSWERS, verdictOn } from './verdict.ts';

const good: Answers = {
  role: 'seller',
  marketplaces: ['amazon'],
  tradingMonths: 'from12',
  settlement: 'licensedPaymentCompany',
};

describe('the self-check', () => {
  it.each([
    [NO_ANSWERS, 3],
    [{ ...NO_ANSWERS, marketplaces: ['amazon'] } as Answers, 2],
    [{ ...good, settlement: undefined }, 1],
  ])('says nothing before it is complete', (answers, left) => {
    expect(verdictOn(answers, ['amazon', 'lianlian'])).toEqual({ tag: 'open', left });
  });

  it('lets an Amazon seller of a year go on, also one who sells elsewhere too', () => {
    expect(verdictOn(good, ['amazon', 'lianlian'])).toMatchObject({
      tag: 'mayApply',
      product: 'dataLoan',
      answers: { marketplaces: ['amazon'] },
    });
    expect(verdictOn({ ...good, marketplaces: ['etsy', 'amazon'] }, ['amazon', 'lianlian']).tag).toBe('mayApply');
  });

  it.each([
    ['Etsy', { marketplaces: ['etsy'] }, 'marketplaceNotFinanceable'],
    ['Wish', { marketplaces: ['wish'] }, 'marketplaceNotFinanceable'],
    ['Ozon', { marketplaces: ['ozon'] }, 'marketplaceNotFinanceable'],
    ['money on a personal account', { settlement: 'personal' }, 'settlementNotCompliant'],
    ['a shop of a few months', { tradingMonths: 'under6' }, 'tenureTooShort'],
  ])('says no to %s, with the rule and what to do', (_, changed, code) => {
    const verdict = verdictOn({ ...good, ...(changed as Partial<Answers>) }, ['amazon', 'lianlian']);
    expect(verdict).toMatchObject({ tag: 'notYet', problems: [{ code, cure: expect.stringMatching(/.{6,}/) }] });
  });

  it('says of a shop that cannot be read yet that it comes later, and asks for nothing', () => {
    expect(verdictOn({ ...good, marketplaces: ['aliexpress'] }, ['amazon', 'lianlian'])).toEqual({
      tag: 'later',
      places: ['aliexpress'],
    });
  });
});

describe('a factory', () => {
  const factory: Answers = { ...good, role: 'supplier', marketplaces: ['shopee'], settlement: 'company' };

  it('goes on to the order loan, and is told which papers it needs, whatever can be connected', () => {
    expect(verdictOn(factory, [])).toMatchObject({
      tag: 'mayApply',
      product: 'orderLoan',
      notes: [expect.stringContaining('年度采购协议')],
    });
  });

  it('that supplies Temu needs its records rather than papers, and waits where they cannot be read', () => {
    const temu: Answers = { ...factory, marketplaces: ['temu'] };
    expect(verdictOn(temu, ['temu'])).toMatchObject({
      product: 'orderLoan',
      notes: [expect.stringContaining('供货记录')],
    });
    expect(verdictOn(temu, ['amazon'])).toMatchObject({ tag: 'later' });
    expect(verdictOn({ ...temu, role: 'seller' }, ['temu'])).toMatchObject({ tag: 'notYet' });
  });

  it('that has only just begun with its buyer hears how long it takes', () => {
    expect(verdictOn({ ...factory, tradingMonths: 'under6' }, [])).toMatchObject({
      tag: 'notYet',
      problems: [{ code: 'relationTooShort' }],
    });
  });
});
