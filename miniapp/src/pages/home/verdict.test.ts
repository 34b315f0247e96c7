import { describe, expect, it } from '@jest/globals';
import { type Answers, NO_ANSWERS, verdictOn } from './verdict.ts';

const good: Answers = { marketplaces: ['amazon'], tradingMonths: 'from12', settlement: 'licensedPaymentCompany' };

describe('the self-check', () => {
  it.each([
    [NO_ANSWERS, 3],
    [{ ...NO_ANSWERS, marketplaces: ['amazon'] } as Answers, 2],
    [{ ...good, settlement: undefined }, 1],
  ])('says nothing before it is complete', (answers, left) => {
    expect(verdictOn(answers, ['amazon', 'lianlian'])).toEqual({ tag: 'open', left });
  });

  it('lets an Amazon seller of a year go on, also one who sells elsewhere too', () => {
    expect(verdictOn(good, ['amazon', 'lianlian'])).toMatchObject({ tag: 'mayApply', answers: good });
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
