import { isOffered } from '../../facts/offered.ts';
import type { ParcelFacts } from '../../facts/parcels.ts';
import { formatPercentUp } from '../../money/format.ts';
import type { RuleCode } from '../../policy/rule-schema.ts';
import { ratioPpm } from '../../scoring/exact.ts';
import { notChecked, type Rule, type RuleContext } from '../rule.ts';
import { highest } from './patterns.ts';

type Limits = RuleContext['policy']['fraud']['parcels'];

/** Parcels of one kind, and those they are a part of; undefined where nobody tells. */
type Part = (told: ParcelFacts) => { odd: number; of: number } | undefined;

/** One kind of parcel that real trade has few of, judged by the warehouse or shipper that sent most of them. */
const fewAre = (code: RuleCode, words: string, [part, limitOf]: [Part, (limits: Limits) => number]): Rule => ({
  code,
  effect: 'refer',
  check({ policy, snapshot }) {
    const { minParcels } = policy.fraud.parcels;
    const told = snapshot.parcels.flatMap((one) => {
      const found = part(one);
      return found && found.of >= minParcels ? [{ provider: one.provider, ...found, oddPpm: sharePpm(found) }] : [];
    });
    const worst = highest(told, ({ oddPpm }) => oddPpm);
    if (worst === undefined) return notChecked;
    const maxOddPpm = limitOf(policy.fraud.parcels);
    const inputs = { provider: worst.provider, parcels: worst.of, odd: worst.odd, oddPpm: worst.oddPpm, maxOddPpm };
    if (worst.oddPpm <= maxOddPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `${formatPercentUp(worst.oddPpm, 1)} 的包裹${words}` };
  },
});

const sharePpm = ({ odd, of }: { odd: number; of: number }): number => ratioPpm(BigInt(odd), BigInt(of)) ?? 0;

/** F06: sent for nobody to follow. A number that other parcels have too can be followed no better. */
const parcelsUntracked = fewAre('parcelsUntracked', '没有自己的物流单号', [
  ({ parcels, tracked }) => ({ odd: parcels - tracked, of: parcels }),
  ({ maxUntrackedPpm }) => maxUntrackedPpm,
]);

/** F06: one parcel sent, and its number shown for several orders. */
const trackingReused = fewAre('trackingReused', '与其他订单共用物流单号', [
  ({ parcels, reused }) => (isOffered(reused) ? { odd: reused, of: parcels } : undefined),
  ({ maxReusedPpm }) => maxReusedPpm,
]);

/** F06: empty envelopes, sent so that an order has a parcel. */
const parcelsLight = fewAre('parcelsLight', '不到 30 克', [
  ({ weighed, underweight }) =>
    isOffered(weighed) && isOffered(underweight) ? { odd: underweight, of: weighed } : undefined,
  ({ maxLightPpm }) => maxLightPpm,
]);

export const parcelRules: readonly Rule[] = [parcelsUntracked, trackingReused, parcelsLight];
