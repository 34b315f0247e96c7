import { describe, expect, it } from '@jest/globals';
import { type Monitored, monitoringOf, overridesOf } from './monitoring.ts';

const one: Monitored = {
  ...{ product: 'dataLoan', policyVersion: 'p1', outcome: 'offered', grade: 'A', score: 616 },
  ...{ bins: { returnRate: '9' }, marketplace: 'amazon', size: '100–300万元' },
};
const many = (count: number, change: Partial<Monitored> = {}): Monitored[] =>
  Array.from({ length: count }, () => ({ ...one, ...change }));

describe('the drift of a characteristic', () => {
  // By hand: (.3 − .5) ln(.3 ÷ .5) + (.7 − .5) ln(.7 ÷ .5) = .102165 + .067294 = .169460.
  it('is the stability index over its bins, the missing ones being a bin too', () => {
    const base = [...many(100), ...many(100, { bins: {} })];
    const [report] = monitoringOf(base, [...many(60), ...many(140, { bins: {} })]);
    expect(report?.drifts).toMatchObject([
      { of: 'score', indexPpm: 0, signal: 'green', bands: [{ band: '600+', before: 200, now: 200 }] },
      {
        of: 'returnRate',
        indexPpm: 169_460,
        signal: 'amber',
        bands: [
          { band: '9', before: 100, now: 60 },
          { band: 'missing', before: 100, now: 140 },
        ],
      },
    ]);
  });

  it('shows bins from the worst points to the best, and the characteristic that moved most right behind the score', () => {
    const bins = (returnRate: string, trend: string) => ({ bins: { returnRate, trend } });
    const base = [...many(50, bins('9', '2')), ...many(50, bins('-23', '2'))];
    const [report] = monitoringOf(base, [...many(10, bins('-23', '2')), ...many(90, bins('12', '2'))]);
    expect(report?.drifts.map(({ of, signal }) => [of, signal])).toEqual([
      ['score', 'green'],
      ['returnRate', 'red'],
      ['trend', 'green'],
    ]);
    expect(report?.drifts[1]?.bands.map(({ band }) => band)).toEqual(['-23', '9', '12']);
  });

  it.each([
    [99, 100],
    [100, 99],
  ])('has no colour with %s decisions in the base and %s since', (base, now) => {
    const [report] = monitoringOf(many(base), many(now, { score: 540 }));
    expect(report?.drifts[0]).toMatchObject({ of: 'score', signal: 'tooFew' });
  });

  it('is not reckoned against nothing', () => {
    expect(monitoringOf([], many(1))[0]).toMatchObject({ base: 0, now: 1, drifts: [] });
  });

  it('is told of each product apart, with every version of the policy it was decided under', () => {
    expect(monitoringOf(many(1), [])).toEqual([]);
    const reports = monitoringOf(many(100, { policyVersion: 'p0' }), many(100));
    expect(reports.map(({ product, policyVersions }) => [product, policyVersions])).toEqual([
      ['dataLoan', ['p0', 'p1']],
    ]);
  });
});

describe('approval by segment', () => {
  // Intervals: statsmodels 0.15.0, proportion_confint(method='wilson'): 7 of 120 is 2.8541 to 11.5526 %.
  it('says which part of the applicants is offered less than all together, by more than chance', () => {
    const now = [
      ...many(7, { marketplace: 'temu' }),
      ...many(113, { marketplace: 'temu', outcome: 'declined', grade: 'D' }),
      ...many(100),
      ...many(20, { outcome: 'referred' }),
    ];
    const [report] = monitoringOf([], now);
    expect(report?.approval.all).toMatchObject({ decided: 240, offered: 107, offeredPpm: 445_833, against: 'within' });
    expect(report?.approval.marketplace).toMatchObject([
      { segment: 'amazon', decided: 120, offered: 100, against: 'above' },
      {
        ...{ segment: 'temu', decided: 120, offered: 7, offeredPpm: 58_333, against: 'below' },
        interval: { lowPpm: 28_541, highPpm: 115_526 },
      },
    ]);
    expect(report?.approval.grade.map(({ segment, offered }) => [segment, offered])).toEqual([
      ['A', 107],
      ['D', 0],
    ]);
    expect(report?.approval.size).toHaveLength(1);
  });
});

describe('the share of referrals that reviewers let through', () => {
  it.each([
    [0, 0, 'tooFew'],
    [29, 1, 'tooFew'],
    [30, 1, 'green'],
    [100, 4, 'green'],
    // The policy wants below 5 %, so 5 % is too many.
    [100, 5, 'red'],
  ])('of %s referred and %s cleared is %s', (referred, cleared, signal) => {
    expect(overridesOf({ referred, cleared })).toMatchObject({ referred, cleared, signal });
  });
});
