import type { Month } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy, PolicyOf } from '../policy/policy-schema.ts';
import { ratioPpm, sum } from '../scoring/exact.ts';
import { MISSING_IN_WORDS } from '../scoring/reasons.ts';
import { inPicoYuan } from '../scoring/renminbi.ts';
import type { PortraitMetric } from './figures.ts';

/** The terms that say from where advertising is worth lending on, whatever the portrait was made for. */
export type AdTerms = Pick<PolicyOf<'adLoan'>['terms'], 'minReturnPpm'>;
type Read = { readonly advertising: Snapshot['advertising']; readonly looked: readonly Month[] };

const PPM_A_TENTH = 100_000;

const NOT_TOLD = { value: null, current: MISSING_IN_WORDS.notOffered, threshold: null };

/**
 * What the advertising accounts say it sold, over what it cost (广告回报), in the months looked at: parts per million.
 * A month of which no sales are told counts with its cost alone, so that the figure is never more than was told.
 */
export function adReturn(policy: Policy, { advertising, looked }: Read, { minReturnPpm }: AdTerms): PortraitMetric {
  const beside = { code: 'adReturn', title: '广告回报', pointsToGain: 0 } as const;
  const months = isOffered(advertising) ? advertising.months.filter(({ month }) => looked.includes(month)) : [];
  const told = months.flatMap(({ attributed, ...rest }) =>
    isOffered(attributed) ? [{ ...rest, amount: attributed }] : [],
  );
  const worth = (amounts: typeof told) => sum(amounts.map((one) => inPicoYuan(policy, [one], one.month)));
  const value = told.length > 0 ? ratioPpm(worth(told), worth(months)) : undefined;
  if (value === undefined) return { ...beside, ...NOT_TOLD };
  return {
    ...beside,
    value,
    current: times(value),
    threshold: `不低于 ${times(minReturnPpm)}`,
    isReached: value >= minReturnPpm,
  };
}

/** One decimal, rounded down: a return shown as reaching the threshold has reached it. */
function times(ppm: number): string {
  const tenths = Math.floor(ppm / PPM_A_TENTH);
  return `${Math.floor(tenths / 10)}.${tenths % 10} 倍`;
}
