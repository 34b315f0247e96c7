import { describe, expect, it } from '@jest/globals';
import { shopWith } from '../golden/decisions.ts';
import { referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { decide } from './decide.ts';

const sixPercentReturned = { returns90d: { units: 1_000, returned: 60 } };
const decided = (shop: Parameters<typeof shopWith>[0], about: Parameters<typeof snapshotOf>[1] = {}) =>
  decide(policy, snapshotOf([shopWith(shop)], about));
const codesOf = (decision: ReturnType<typeof decide>) => decision.wouldHelp.map(({ code }) => code);

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
