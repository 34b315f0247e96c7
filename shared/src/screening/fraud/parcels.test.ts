import { describe, expect, it } from '@jest/globals';
import type { ParcelFacts } from '../../facts/parcels.ts';
import { referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { dataLoan202611 } from '../../policy/data-loan-2026-11/policy.ts';
import type { RuleCode } from '../../policy/rule-schema.ts';
import { screen } from '../screen.ts';

/** A thousand parcels of a warehouse, each with a number of its own and a weight. */
const SOUND: ParcelFacts = {
  ...{ provider: 'goodcang', parcels: 1_000, tracked: 1_000, reused: 0, weighed: 1_000, underweight: 0 },
};
const sent = (...changes: Partial<ParcelFacts>[]) =>
  screen(dataLoan202611, snapshotOf([referenceShop], { parcels: changes.map((one) => ({ ...SOUND, ...one })) }));
const step = (code: RuleCode, ...changes: Partial<ParcelFacts>[]) => {
  const { trace, findings } = sent(...changes);
  const { result, inputs } = trace.find((one) => one.step === `screening.${code}`) ?? {};
  return { result, inputs, current: findings.find((one) => one.code === code)?.current };
};

describe('the parcels of a warehouse or shipper', () => {
  it('change nothing where each has a number and a weight', () => {
    expect(sent({})).toMatchObject({ outcome: 'pass', findings: [] });
  });

  // By hand: 100 of 1,000 are 10 %, 10 are 1 %.
  it.each([
    ['parcelsUntracked', { tracked: 900 }, 100, 100_000, { tracked: 899 }, '10.1% 的包裹没有自己的物流单号'],
    ['trackingReused', { reused: 10 }, 10, 10_000, { reused: 11 }, '1.1% 的包裹与其他订单共用物流单号'],
    ['parcelsLight', { underweight: 100 }, 100, 100_000, { underweight: 101 }, '10.1% 的包裹不到 30 克'],
  ] as const)('are %s beyond a border, with what was counted', (code, few, odd, maxOddPpm, more, current) => {
    const inputs = { provider: 'goodcang', parcels: 1_000, odd, oddPpm: maxOddPpm, maxOddPpm };
    expect(step(code, few)).toEqual({ result: 'pass', inputs, current: undefined });
    expect(step(code, more)).toEqual({
      result: 'breach',
      inputs: { ...inputs, odd: odd + 1, oddPpm: maxOddPpm + 1_000 },
      current,
    });
    expect(sent(more)).toMatchObject({ outcome: 'refer', findings: [{ code, effect: 'refer' }] });
  });

  it('are judged by whoever sent most of the odd ones, whatever the order', () => {
    const [own, other] = [{ underweight: 20 }, { provider: 'shipstation', underweight: 300 }] as const;
    for (const both of [
      [own, other],
      [other, own],
    ])
      expect(step('parcelsLight', ...both)).toMatchObject({
        result: 'breach',
        inputs: { provider: 'shipstation', odd: 300, oddPpm: 300_000 },
      });
  });

  it('are weighed against those that were weighed alone', () => {
    // By hand: 60 of 500 are 12 %, of all 1,000 parcels they would be 6 %.
    expect(step('parcelsLight', { weighed: 500, underweight: 60 })).toMatchObject({
      result: 'breach',
      inputs: { parcels: 500, oddPpm: 120_000 },
    });
    expect(step('parcelsLight', { weighed: 499, underweight: 60 }).result).toBe('notChecked');
  });

  it('say nothing of what nobody tells: not seen is not clean', () => {
    for (const code of ['parcelsUntracked', 'trackingReused', 'parcelsLight'] as const)
      expect(step(code)).toEqual({ result: 'notChecked', inputs: {}, current: undefined });
    expect(step('trackingReused', { reused: 'notOffered' }).result).toBe('notChecked');
    expect(step('parcelsLight', { weighed: 'notOffered', underweight: 20 }).result).toBe('notChecked');
    expect(step('parcelsLight', { weighed: 1_000, underweight: 'notOffered' }).result).toBe('notChecked');
  });
});
