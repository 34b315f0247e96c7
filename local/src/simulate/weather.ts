import type { Fault, FaultKind } from '@loan/sandbox/kernel/faults';
import type { ChaosOptions } from '../dynamodb/chaos.ts';
import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';

/** What may become of one call on its way. */
export type Mishap = 'none' | 'neverArrives' | 'answerLost' | 'refused';

const VENDORS = ['amazon', 'fadada', 'bank', 'wechat'] as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How often things go wrong while they may; chosen so that most journeys still get somewhere. */
const RATES = {
  mishap: 0.1,
  mishapOfReading: 0.02,
  vendorsOwnFault: 0.02,
  callbackFault: 0.3,
  death: 0.06,
  wakeUpLost: 0.05,
} as const;
const BETWEEN_OUTAGES_MS = 4 * HOUR_MS;
const BETWEEN_STORMS_MS = 3 * HOUR_MS;
const STRICT = { conflictRate: 0.02, throttleRate: 0.01, duplicateRecordsRate: 0.15, lagIndexReadsMs: 1_500 } as const;
/** So many alarms and calls a run of a function lives at most when it is to die. */
const LONGEST_LIFE = 60;

const CALLBACK_FAULTS: readonly FaultKind[] = ['duplicate', 'late', 'outOfOrder', 'badSignature', 'lost'];

export type Weather = ReturnType<typeof createWeather>;

/** Everything that goes wrong by itself, until it is told to stop. */
export function createWeather(timeline: Timeline, chance: Chance) {
  const counted = new Map<string, number>();
  const outages = new Map<string, { untilMs: number; mishap: Mishap }>();
  const chaos: ChaosOptions = { seed: chance.between(1, 1_000_000), ...STRICT };
  let isCalm = false;

  const count = <T>(what: string, value: T): T => {
    counted.set(what, (counted.get(what) ?? 0) + 1);
    return value;
  };
  const strikes = (probability: number): boolean => !isCalm && chance.happens(probability);

  function bringOutages(): void {
    if (isCalm) return;
    const [vendor, untilMs] = [chance.pick(VENDORS), timeline.nowMs() + chance.delayMs(40 * MINUTE_MS)];
    outages.set(vendor, count('outage', { untilMs, mishap: chance.pick(['neverArrives', 'refused', 'answerLost']) }));
    timeline.after(chance.delayMs(BETWEEN_OUTAGES_MS), bringOutages);
  }

  /** For a moment the table refuses most of what is asked, as while a partition is split. */
  function bringStorms(): void {
    if (isCalm) return;
    chaos.throttleRate = count('throttle storm', 0.75);
    timeline.after(chance.between(1_000, 90_000), () => {
      chaos.throttleRate = isCalm ? 0 : STRICT.throttleRate;
    });
    timeline.after(chance.delayMs(BETWEEN_STORMS_MS), bringStorms);
  }

  return {
    chaos,
    counted: (): [string, number][] => [...counted].sort(([a], [b]) => (a < b ? -1 : 1)),
    begin() {
      timeline.after(chance.delayMs(BETWEEN_OUTAGES_MS), bringOutages);
      timeline.after(chance.delayMs(BETWEEN_STORMS_MS), bringStorms);
    },
    /** From here on nothing goes wrong by itself. */
    calm() {
      isCalm = true;
      outages.clear();
      Object.assign(chaos, { conflictRate: 0, throttleRate: 0, duplicateRecordsRate: 0 });
    },
    isCalm: (): boolean => isCalm,
    onTheWayTo(place: string): Mishap {
      const outage = outages.get(place);
      if (outage && timeline.nowMs() < outage.untilMs) return count(`${place} ${outage.mishap}`, outage.mishap);
      // A shop is read in hundreds of calls, and everybody else is called a few times.
      if (!strikes(place === 'amazon' ? RATES.mishapOfReading : RATES.mishap)) return 'none';
      const mishap = chance.pick(['neverArrives', 'answerLost', 'refused'] as const);
      return count(`${place} ${mishap}`, mishap);
    },
    /** A fault for the vendor to commit itself, in its own words, at this call. */
    vendorFault(vendor: string): Fault | undefined {
      if (!strikes(RATES.vendorsOwnFault)) return undefined;
      const kind = chance.pick(['error500', 'quota'] as const);
      return count(`${vendor} ${kind}`, { vendor, kind, times: 1 });
    },
    /** A fault for one of the vendor's next callbacks. */
    callbackFault(vendor: string): Fault | undefined {
      if ((vendor !== 'fadada' && vendor !== 'bank') || !strikes(RATES.callbackFault)) return undefined;
      // The bank's word is looked for as well, but rarely: what is lost there waits for hours.
      const kind = chance.pick(CALLBACK_FAULTS);
      const delayMs = chance.delayMs(10 * MINUTE_MS);
      return count(`${vendor} callback ${kind}`, { vendor, kind, times: 1, ...(kind === 'late' ? { delayMs } : {}) });
    },
    /** After how many waits a run of a function dies; most never do. */
    lifetime: (): number =>
      strikes(RATES.death) ? count('death', chance.between(1, LONGEST_LIFE)) : Number.POSITIVE_INFINITY,
    losesWakeUp: (): boolean => strikes(RATES.wakeUpLost) && count('lost wake-up', true),
    repeatsRecord: (): boolean => !isCalm && chance.happens(chaos.duplicateRecordsRate),
  };
}
