import { describe, expect, it } from '@jest/globals';
import type { CrossCheck } from '../cross-check/cross-check-schema.ts';
import { shopWith } from '../golden/decisions.ts';
import { snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import type { Vendor } from '../source/vendors.ts';
import { questionOf } from './ask.ts';
import { connectFlows, connecting } from './connections.ts';

type About = Parameters<typeof snapshotOf>[1];
const asking = (about: About, shop: Parameters<typeof shopWith>[0] = {}) =>
  questionOf(policy, snapshotOf([shopWith(shop)], about));
const flows = (...question: Parameters<typeof asking>) => connectFlows(asking(...question));
const codes = (...question: Parameters<typeof asking>) => flows(...question).map(({ code }) => code);

/** A flow that somebody beside the marketplace tells. */
const told = (leg: 'money' | 'goods' | 'stock'): { crossCheck: CrossCheck } => ({
  crossCheck: {
    legs: [
      {
        ...{ leg, by: 'items', provider: 'lianlian', matchPpm: 980_000, expected: 100, found: 98 },
        shop: { marketplace: 'amazon', sellerId: 'A0REFERENCE' },
      },
    ],
    ...{ singleSource: [], unmatched: [], unmatchedCount: 0, closedLoops: [] },
    ...{ coveredSalesPpm: 0, threeFlowMatchPpm: 'notOffered', salesFen: 0 as never },
  },
});
const declared = (holderNameMatches: boolean | 'notOffered', isDeclared = true) =>
  ({ holderKind: 'company', accountTail: '1234', declared: isDeclared, holderNameMatches }) as const;
const proven = { holderKind: 'company', accountTail: '1234', declared: false, holderNameMatches: true };
const [MONEY, GOODS, BOTH] = ['connectMoney', 'connectGoods', 'connectMoneyAndGoods'];

describe('a payment company or a warehouse', () => {
  it('is worth connecting where it can be, and both together where both can', () => {
    expect(codes({ connectable: ['lianlian', 'goodcang'] })).toEqual([MONEY, GOODS, BOTH]);
    expect(codes({ connectable: ['pingpong', 'amazon'] })).toEqual([MONEY]);
    expect(codes({ connectable: ['shipstation'] })).toEqual([GOODS]);
    expect(codes({ connectable: [] })).toEqual([]);
    expect(codes({ connectable: 'notOffered' })).toEqual([]);
  });

  it('is none that takes buyers’ payments only, a marketplace, advertising or a second view', () => {
    expect(codes({ connectable: ['stripe', 'shopee', 'metaAds', 'dowsure'] })).toEqual([]);
  });

  it('that tells its flow already is not asked for again, and stock alone tells neither', () => {
    const connectable: Vendor[] = ['lianlian', 'goodcang'];
    expect(codes({ connectable, ...told('money') })).toEqual([GOODS]);
    expect(codes({ connectable, ...told('goods') })).toEqual([MONEY]);
    expect(codes({ connectable, ...told('stock') })).toEqual([MONEY, GOODS, BOTH]);
  });

  it('proves nothing of shops that are not read', () => {
    expect(codes({ connectable: ['lianlian', 'goodcang'] }, { marketplace: 'etsy' })).toEqual([]);
  });
});

describe('what a payment company is supposed to show', () => {
  const [money] = flows({ connectable: ['lianlian'], settlement: declared('notOffered') });

  it('is whose account it is, and that nothing is owed where nobody said', () => {
    expect(money).toStrictEqual({
      code: MONEY,
      what: '接入收款账户',
      detail: '如果户名与企业一致、没有未还的贷款',
      change: { snapshot: { settlement: proven, otherDebts: [] } },
    });
  });

  const debt = { lender: 'Amazon Lending', outstanding: { amount: '1', currency: 'CNY' } };
  const owing = { ...debt, repaid12m: { amount: '0', currency: 'CNY' } };
  it.each([
    ['a payment company', { otherDebts: [] }, {}],
    ['the marketplace', {}, { externalDebts: [owing] }],
  ] as const)('is nothing of debts where %s told of them', (_, about, shop) => {
    const connectable: Vendor[] = ['lianlian'];
    const [known] = flows({ connectable, settlement: declared('notOffered'), ...(about as About) }, shop as never);
    expect(known?.detail).toBe('如果户名与企业一致');
    expect(known?.change).toStrictEqual({ snapshot: { settlement: proven } });
  });

  it('is nothing of debts where one of two shops told of them', () => {
    const shops = [shopWith({}), shopWith({ externalDebts: [owing] })];
    const [known] = connectFlows(questionOf(policy, snapshotOf(shops, { connectable: ['lianlian'] })));
    expect(known?.change.snapshot).not.toHaveProperty('otherDebts');
  });

  it('is no other holder than the one that was told already, or is known to be another', () => {
    const holder = (settlement: ReturnType<typeof declared> | 'notOffered') =>
      flows({ connectable: ['lianlian'], settlement })[0]?.change.snapshot;
    expect(holder(declared(true))).toStrictEqual({ settlement: proven, otherDebts: [] });
    expect(holder(declared(false))).toStrictEqual({ otherDebts: [] });
    expect(holder(declared('notOffered', false))).toStrictEqual({ otherDebts: [] });
    expect(holder('notOffered')).toStrictEqual({ otherDebts: [] });
  });

  it('is whose shop it is, where the marketplace names nobody', () => {
    const owner = (ownerMatchesApplicant: 'yes' | 'no' | 'unknown') =>
      flows({ connectable: ['lianlian'], settlement: declared(false), ownerMatchesApplicant })[0]?.change.snapshot;
    expect(owner('unknown')).toStrictEqual({ otherDebts: [], ownerMatchesApplicant: 'yes' });
    expect(owner('no')).toStrictEqual({ otherDebts: [] });
    expect(owner('yes')).toStrictEqual({ otherDebts: [] });
  });
});

describe('what payouts and parcels show together', () => {
  const about: About = { connectable: ['lianlian', 'goodcang'], settlement: declared(false), otherDebts: [] };

  it('is that the three flows agree as they usually do; each alone shows nothing of it', () => {
    expect(flows(about).map(({ what, detail, change }) => [what, detail, change.snapshot])).toStrictEqual([
      ['接入收款账户', '如果户名与企业一致', {}],
      ['接入仓储或发货账户', '互相印证', {}],
      ['接入收款账户和仓储或发货账户', '如果户名与企业一致、三项匹配 97%', { threeFlowMatchPpm: 970_000 }],
    ]);
  });

  it('is so with the second of them, where the first is there', () => {
    expect(flows({ ...about, ...told('money') })).toStrictEqual([
      {
        code: GOODS,
        what: '接入仓储或发货账户',
        detail: '如果三项匹配 97%',
        change: { snapshot: { threeFlowMatchPpm: 970_000 } },
      },
    ]);
    expect(flows({ ...about, ...told('goods') })[0]?.change.snapshot).toStrictEqual({ threeFlowMatchPpm: 970_000 });
  });

  it('is not supposed where somebody has told how far they agree', () => {
    expect(flows({ ...about, threeFlowMatchPpm: 900_000 }).map(({ change }) => change.snapshot)).toStrictEqual([
      ...[{}, {}, {}],
    ]);
  });
});

describe('one source on its page', () => {
  const found = (vendor: Vendor, about: About = { connectable: ['lianlian', 'goodcang'] }) =>
    connecting(asking(about), vendor)?.code;

  it('counts with the other flow where both can be connected, and else alone', () => {
    expect([found('lianlian'), found('pingpong'), found('goodcang'), found('winit')]).toEqual([BOTH, BOTH, BOTH, BOTH]);
    const [noGoods, noMoney] = [{ connectable: ['lianlian'] }, { connectable: ['winit'] }] as About[];
    expect([found('lianlian', noGoods), found('winit', noGoods)]).toEqual([MONEY, undefined]);
    expect([found('lianlian', noMoney), found('winit', noMoney)]).toEqual([undefined, GOODS]);
  });

  it('is one more shop of a marketplace, and nothing of what proves nothing', () => {
    expect(found('amazon')).toBe('anotherShop');
    const others: Vendor[] = ['stripe', 'metaAds', 'dowsure', 'temu'];
    expect(others.map((vendor) => found(vendor))).toEqual([undefined, undefined, undefined, undefined]);
  });
});
