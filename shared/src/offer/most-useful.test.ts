import { describe, expect, it } from '@jest/globals';
import { shopWith } from '../golden/decisions.ts';
import { AS_OF, fortnightlyPayouts, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { fen } from '../money/fen.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addMonths } from '../time/calendar.ts';
import { decide } from './decide.ts';

type Shop = Parameters<typeof shopWith>[0];
type About = Parameters<typeof snapshotOf>[1];
const decided = (shop: Shop, about: About = {}, under: Policy = policy) =>
  decide(under, snapshotOf([shopWith(shop)], about));
const helpFor = (...question: Parameters<typeof decided>) => decided(...question).wouldHelp;
const codesFor = (...question: Parameters<typeof decided>) => helpFor(...question).map(({ code }) => code);

const returned = (per1000: number): Shop => ({ returns90d: { units: 1_000, returned: per1000 } });
const late = (percent: number): Shop => ({ fulfilment90d: { orders: 100, onTime: percent } });

describe('an answer of the engine', () => {
  it('is told whole: the line, what it adds, and the score, grade and price that go with it', () => {
    // By hand: 616 less 9 for 6 % returned is 607, grade B, 350万; another shop of 10万 a month adds 35.
    expect(
      helpFor({ ...returned(60), firstActivityOn: '2020-01-01' }).find(({ code }) => code === 'anotherShop'),
    ).toEqual({
      ...{ code: 'anotherShop', what: '再接入一家店铺', detail: policy.terms.anotherShop.detail, outcome: 'offered' },
      // Of six years its age scores 15 instead of 3, so 619: grade A, and five times 110万.
      ...{ limitFen: 550_000_000, addedLimitFen: 50_000_000, score: 619, grade: 'A', annualRatePpm: 58_000 },
    });
  });

  it('of a refusal adds the whole line', () => {
    const [help] = helpFor({}, { consentLive: false });
    expect(help).toMatchObject({ code: 'keepConsentNotLive', limitFen: 500_000_000, addedLimitFen: 500_000_000 });
  });

  it('is not told while a person has to look, though a payment company would say what they look for', () => {
    const unnamed = decided({}, { ownerMatchesApplicant: 'unknown', connectable: ['lianlian', 'goodcang', 'amazon'] });
    expect(unnamed).toMatchObject({ outcome: 'referred', wouldHelp: [] });
  });

  it('that would be refused, or changes nothing, is not told', () => {
    const codes = codesFor({}, { consentLive: false, settlement: 'notOffered' });
    expect(codes).toEqual(['keepAll']);
    // Two years would score 7 more, and still grade A.
    expect(codesFor({})).toEqual(['anotherShop']);
  });
});

describe('the most useful', () => {
  it('is the larger line, then the lower price, then what was asked first', () => {
    // By hand: 607, grade B: 350万 that 100万 asked for holds. Payouts and parcels that match, or fewer returns, make
    // it grade A: cheaper, and 500万 together with asking for more.
    const help = helpFor(returned(60), { requestedLimitFen: fen(100_000_000), connectable: ['lianlian', 'goodcang'] });
    expect(help.map(({ code, limitFen, annualRatePpm }) => [code, limitFen, annualRatePpm])).toEqual([
      ['bestTwo', 500_000_000, 58_000],
      ['requestMore', 350_000_000, 74_000],
      ['connectMoneyAndGoods', 100_000_000, 58_000],
      ['improveReturnRate', 100_000_000, 58_000],
      ['improveAll', 100_000_000, 58_000],
    ]);
    expect(help.map(({ addedLimitFen }) => addedLimitFen)).toEqual([400_000_000, 250_000_000, 0, 0, 0]);
  });

  it('is the lower price at the same line, though asked last', () => {
    // By hand: 607 − 8 = 599, grade C, 200万 that 100万 asked for holds. The flows bring 10, deliveries 11, returns 9,
    // age 7: grade B each; the last three together 626, grade A.
    const about: About = { requestedLimitFen: fen(100_000_000), connectable: ['lianlian', 'goodcang'] };
    const help = helpFor({ ...returned(60), ...late(93) }, about);
    expect(help.map(({ code, limitFen, annualRatePpm }) => [code, limitFen, annualRatePpm])).toEqual([
      ['bestTwo', 350_000_000, 74_000],
      ['requestMore', 200_000_000, 98_000],
      ['improveAll', 100_000_000, 58_000],
      ['connectMoneyAndGoods', 100_000_000, 74_000],
      ['improveOnTimeRate', 100_000_000, 74_000],
      ['improveReturnRate', 100_000_000, 74_000],
      ['olderShop', 100_000_000, 74_000],
    ]);
  });

  it('is what takes less time, of the same line at the same price', () => {
    // By hand: 607 and 3 for 96 % on time is 610, five short of grade A. Age adds 7, fewer returns 9.
    const help = helpFor({ ...returned(60), ...late(96) }, { connectable: [] });
    expect(help.map(({ code, limitFen, earliestOn }) => [code, limitFen, earliestOn])).toEqual([
      ['improveReturnRate', 500_000_000, undefined],
      ['olderShop', 500_000_000, '2027-11-01'],
      ['improveAll', 500_000_000, '2027-11-01'],
    ]);
  });
});

describe('the best two together', () => {
  it('are told with both names, and from the day of the later', () => {
    // By hand: eight months, 603, grade B, 60 % of 100万: 210万. Nine months count 80 %: 280万; a shop of 10万 more
    // 245万; both 315万.
    const [both, older, shop, ...others] = helpFor({ firstActivityOn: addMonths(AS_OF, -8) });
    expect(others).toEqual([]);
    expect([older, shop].map((one) => [one?.code, one?.limitFen])).toEqual([
      ['olderShop', 280_000_000],
      ['anotherShop', 245_000_000],
    ]);
    expect(both).toMatchObject({
      ...{ code: 'bestTwo', limitFen: 315_000_000, addedLimitFen: 105_000_000, earliestOn: '2026-12-01' },
      ...{ what: `${older?.what}，并且${shop?.what}`, detail: `${older?.detail}；${shop?.detail}` },
    });
  });

  it('are told in no more words than there is room for', () => {
    const anotherShop = { ...policy.terms.anotherShop, detail: '长'.repeat(300) };
    const [both] = helpFor({ firstActivityOn: addMonths(AS_OF, -8) }, {}, {
      ...policy,
      terms: { ...policy.terms, anotherShop },
    } as Policy);
    expect(both?.code).toBe('bestTwo');
    expect([both?.detail.length, both?.detail.slice(-2)]).toEqual([300, '长长']);
  });

  it('are none of what is several things already', () => {
    // By hand: 616 − 19 − 8 = 589, grade C, 200万. Prompt deliveries bring 11, so grade B; with returns and age 617, A.
    // A shop more brings 220万, and is not added to what is three things already.
    const help = helpFor({ ...returned(84), ...late(93) });
    expect(help.map(({ code, limitFen }) => [code, limitFen])).toEqual([
      ['improveAll', 500_000_000],
      ['improveOnTimeRate', 350_000_000],
      ['anotherShop', 220_000_000],
    ]);
  });

  it('are none where together they bring no more than one of them', () => {
    // Grade A either way, by payouts and parcels that match or by fewer returns: 500万, and the same with both.
    expect(codesFor(returned(60), { connectable: ['lianlian', 'goodcang'] })).toEqual([
      ...['connectMoneyAndGoods', 'improveReturnRate', 'improveAll'],
    ]);
  });

  it('are sought among the three best', () => {
    // By hand: 610; each of three makes it grade A, 500万. A shop more would be the fourth, and 550万 with any of them.
    const connectable = { connectable: ['amazon' as const, 'lianlian' as const, 'goodcang' as const] };
    expect(
      helpFor({ ...returned(60), ...late(96) }, connectable).map(({ code, limitFen }) => [code, limitFen]),
    ).toEqual([
      ['connectMoneyAndGoods', 500_000_000],
      ['improveReturnRate', 500_000_000],
      ['olderShop', 500_000_000],
      ['improveAll', 500_000_000],
      ['anotherShop', 385_000_000],
    ]);
  });

  it('are none where they would change the same facts', () => {
    // Age and debts both stand with the shops. By hand: 400万 of 720万 a year cost 23 points, so 580, grade C: twice
    // 60万. Nine months make it twice 80万; owing nothing scores 611, grade B: 3.5 times 60万.
    const debt = {
      ...{ lender: 'LianLian', outstanding: { amount: '4000000.00', currency: 'CNY' } },
      repaid12m: { amount: '0', currency: 'CNY' },
    };
    const payouts = fortnightlyPayouts(referenceShop.coverage.from, 24, '300000.00');
    const help = helpFor({ payouts, firstActivityOn: addMonths(AS_OF, -8) }, { otherDebts: [debt], connectable: [] });
    expect(help.map(({ code, limitFen }) => [code, limitFen])).toEqual([
      ['repayDebts', 210_000_000],
      ['olderShop', 160_000_000],
      ['improveAll', 160_000_000],
    ]);
  });
});
