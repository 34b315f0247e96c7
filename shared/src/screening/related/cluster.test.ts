import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LinkKind } from '../../facts/related-parties.ts';
import { clusterOf, type Holding, isStrong } from './cluster.ts';

const MANY = 10;
const holding = (by: LinkKind, ...holders: string[]): Holding => ({ by, key: `${by}:${holders.join('+')}`, holders });
const about = (self: string, ...holdings: Holding[]) => clusterOf(self, holdings, MANY);

describe('companies that count as one borrower', () => {
  it('are those with the same controller, the same account or the same shop', () => {
    for (const by of ['controller', 'bankAccount', 'shop'] as const) {
      expect(about('a', holding(by, 'a', 'b'))).toEqual({
        companies: ['a', 'b'],
        links: [{ by, strength: 'strong', companies: 1 }],
        ignored: [],
      });
    }
  });

  it('are not those with the same phone, WeChat or warehouse: these are told, and looked at', () => {
    for (const by of ['phone', 'wechat', 'warehouse'] as const) {
      expect(about('a', holding(by, 'a', 'b'))).toEqual({
        companies: ['a'],
        links: [{ by, strength: 'weak', companies: 1 }],
        ignored: [],
      });
    }
  });

  it('reach as far as the links do: a, b and c through two different things', () => {
    expect(about('a', holding('controller', 'a', 'b'), holding('shop', 'b', 'c')).companies).toEqual(['a', 'b', 'c']);
  });

  it('do not reach through a weak link, which counts once however many share it', () => {
    const found = about('a', holding('phone', 'a', 'b'), holding('wechat', 'a', 'b'), holding('controller', 'b', 'c'));
    expect(found.companies).toEqual(['a']);
    expect(found.links.map(({ companies }) => companies)).toEqual([1, 1]);
  });

  it('are no question twice: the phone of who is one borrower anyway says nothing new', () => {
    expect(about('a', holding('controller', 'a', 'b'), holding('phone', 'a', 'b')).links).toEqual([
      { by: 'controller', strength: 'strong', companies: 1 },
    ]);
  });

  it('are bound by what two of them hold, not by what one of them holds alone', () => {
    expect(about('a', holding('shop', 'a', 'b'), holding('controller', 'b')).links).toEqual([
      { by: 'shop', strength: 'strong', companies: 1 },
    ]);
  });

  it('alone are one, with what nobody shares', () => {
    expect(about('a', holding('controller', 'a'))).toEqual({ companies: ['a'], links: [], ignored: [] });
    expect(about('a')).toEqual({ companies: ['a'], links: [], ignored: [] });
  });
});

describe('what a great many share', () => {
  const sellers = (count: number) => Array.from({ length: count }, (_, index) => `seller${index}`);

  it('says nothing, as the warehouse of thousands does, and is said to have been ignored', () => {
    expect(about('seller0', holding('warehouse', ...sellers(MANY + 1)))).toEqual({
      companies: ['seller0'],
      links: [],
      ignored: [{ by: 'warehouse', keys: 1 }],
    });
  });

  it('still says something up to the number that the policy names', () => {
    expect(about('seller0', holding('warehouse', ...sellers(MANY))).links).toEqual([
      { by: 'warehouse', strength: 'weak', companies: MANY - 1 },
    ]);
  });

  it('counts however many they are, where it is the controller', () => {
    expect(about('seller0', holding('controller', ...sellers(50))).companies).toHaveLength(50);
  });
});

describe('a cluster of any companies', () => {
  const company = fc.constantFrom(...'abcdefgh');
  const anyHoldings = fc.array(
    fc.record({
      by: fc.constantFrom(...LinkKind.options),
      key: fc.string({ maxLength: 4 }),
      holders: fc.uniqueArray(company, { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 12 },
  );

  it('is the same in whatever order its links are found', () => {
    fc.assert(
      fc.property(anyHoldings, company, fc.infiniteStream(fc.nat()), (holdings, self, dice) => {
        const shuffled = [...holdings]
          .map((one) => ({ ...one, holders: [...one.holders].reverse(), die: dice.next().value ?? 0 }))
          .sort((a, b) => a.die - b.die)
          .map(({ die: _, ...one }) => one);
        expect(clusterOf(self, shuffled, 2)).toEqual(clusterOf(self, holdings, 2));
      }),
    );
  });

  it('is the cluster of each of its companies, so that no two of them can be capped apart', () => {
    fc.assert(
      fc.property(anyHoldings, company, (holdings, self) => {
        const { companies } = clusterOf(self, holdings, 2);
        for (const other of companies) expect(clusterOf(other, holdings, 2).companies).toEqual(companies);
      }),
    );
  });

  it('is what walking from company to company over strong links reaches', () => {
    fc.assert(
      fc.property(anyHoldings, company, (holdings, self) => {
        const strong = holdings.filter(({ by }) => isStrong(by));
        const reached = new Set([self]);
        for (let walked = 0; walked < holdings.length; walked += 1) {
          for (const { holders } of strong)
            if (holders.some((one) => reached.has(one))) holders.forEach((one) => void reached.add(one));
        }
        expect(clusterOf(self, holdings, 2).companies).toEqual([...reached].sort());
      }),
    );
  });

  it('never loses a company when one more link is found', () => {
    fc.assert(
      fc.property(anyHoldings, anyHoldings, company, (holdings, more, self) => {
        const before = clusterOf(self, holdings, 2).companies;
        expect(clusterOf(self, [...holdings, ...more], 2).companies).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });
});
