import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Snapshot } from '../facts/snapshot.ts';
import { shopWith } from '../golden/decisions.ts';
import { referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { Vendor } from '../source/vendors.ts';
import { anySnapshot } from '../testing/any-snapshot.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import { decide } from './decide.ts';
import { whatIfs } from './what-if.ts';

const anySeller: fc.Arbitrary<Snapshot> = fc
  .tuple(anySnapshot, fc.subarray([...Vendor.options]))
  .map(([snapshot, connectable]) => ({ ...snapshot, connectable }));
/** Drawn once for all laws: making a snapshot costs far more than deciding it. */
const anyDrawn = fc.constantFrom(...fc.sample(anySeller, { numRuns: 80, seed: 20261123 }));

const sixPercentReturned = { returns90d: { units: 1_000, returned: 60 } };
const decided = (shop: Parameters<typeof shopWith>[0], about: Parameters<typeof snapshotOf>[1] = {}) =>
  decide(policy, snapshotOf([shopWith(shop)], about));
const codesOf = (decision: ReturnType<typeof decide>) => decision.wouldHelp.map(({ code }) => code);

describe('what would help', () => {
  it('never lowers the limit, and never costs more at the same limit', () => {
    fc.assert(
      fc.property(anyDrawn, (snapshot) => {
        const { limitFen, annualRatePpm, wouldHelp } = decide(policy, snapshot);
        for (const help of wouldHelp) {
          expect(help.limitFen - help.addedLimitFen).toBe(limitFen);
          expect(help.addedLimitFen > 0 || help.annualRatePpm < annualRatePpm).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is exactly what is decided once the facts are so', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyDrawn, (snapshot) => {
        const question = questionOf(policy, snapshot);
        const shown = new Map(decide(policy, snapshot).wouldHelp.map((help) => [help.code, help]));
        for (const { code, change } of whatIfs(question, assess(question))) {
          const { snapshot: facts, ...others } = change;
          const help = shown.get(code);
          if (facts === undefined || Object.keys(others).length > 0 || help === undefined) continue;
          compared += 1;
          const then = decide(policy, { ...snapshot, ...facts });
          expect([then.outcome, then.limitFen, then.annualRatePpm]).toEqual([
            'offered',
            help.limitFen,
            help.annualRatePpm,
          ]);
        }
      }),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(5);
  });

  it('is told the most useful first', () => {
    fc.assert(
      fc.property(anyDrawn, (snapshot) => {
        const limits = decide(policy, snapshot).wouldHelp.map(({ limitFen }) => limitFen);
        expect(limits).toEqual([...limits].sort((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it('names no source that cannot be connected here', () => {
    const needs = { connectMoney: ['lianlian', 'pingpong'], connectGoods: ['goodcang', 'winit', 'shipstation'] };
    fc.assert(
      fc.property(anyDrawn, (snapshot) => {
        const codes = codesOf(decide(policy, snapshot));
        for (const [code, vendors] of Object.entries(needs)) {
          const can = vendors.some((vendor) => snapshot.connectable.includes(vendor as never));
          expect(codes.includes(code) && !can).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a seller of grade B', () => {
  it('is shown what payouts and parcels would bring, and that they are supposed to match', () => {
    const { wouldHelp } = decided(sixPercentReturned, { connectable: ['lianlian', 'goodcang'] });
    expect(wouldHelp).toContainEqual(
      expect.objectContaining({
        code: 'connectMoneyAndGoods',
        limitFen: 500_000_000,
        detail: '如果户名与企业一致、没有未还的贷款、三项匹配 97%',
      }),
    );
  });

  it('is not shown it where neither can be connected, nor a shop where there is none', () => {
    const codes = codesOf(decided(sixPercentReturned, { connectable: [] }));
    expect(codes).not.toContain('connectMoneyAndGoods');
    expect(codes).not.toContain('anotherShop');
  });

  it('is shown the best two together where they bring more than either', () => {
    const { wouldHelp } = decided(sixPercentReturned, { connectable: ['amazon', 'lianlian', 'goodcang'] });
    // By hand: grade A at 110万 a month, five times: 550万.
    expect(wouldHelp[0]).toMatchObject({ code: 'bestTwo', limitFen: 550_000_000 });
    expect(wouldHelp[0]?.what).toContain('再接入一家店铺');
  });
});

describe('a refused seller', () => {
  const red = { accountHealth: { status: 'red', suspended: true, orderDefectRatePpm: 2_000 } } as const;

  it('is shown the limit with everything put right, where one thing alone would not do', () => {
    const { outcome, wouldHelp } = decided(red, { consentLive: false });
    expect(outcome).toBe('declined');
    expect(wouldHelp).toContainEqual(
      expect.objectContaining({ code: 'keepAll', what: '这 3 项都达到门槛', limitFen: 500_000_000 }),
    );
    expect(wouldHelp.map(({ code }) => code)).not.toContain('keepAccountHealthRed');
  });

  it('is shown from when, where only time helps', () => {
    const young = { ...referenceShop, firstActivityOn: '2026-05-20' as never };
    const { wouldHelp } = decide(policy, snapshotOf([shopWith(young)]));
    expect(wouldHelp.find(({ code }) => code === 'keepTenureTooShort')).toMatchObject({ earliestOn: '2026-11-20' });
  });
});
