import type { State } from './state.ts';

/**
 * Faults a tester may ask a vendor for; each is used up `times` times.
 * `error500` answers 500, `timeout` does the work and never answers, `slow` answers after delayMs, `quota` answers
 * the vendor's own too-many-requests, `badSignature` signs the next callback wrongly, `duplicate` delivers the next
 * callback twice, `outOfOrder` holds it back behind the one after it, `late` delays it by delayMs, `lost` drops it.
 * `repeatedPage` answers a call, and the next one to the same path, with the same page; `deadToken` takes the access
 * token of a call away, in the middle of a pull if asked for there, and `match` is then the shop's id.
 */
export const FAULT_KINDS = [
  'error500',
  'timeout',
  'slow',
  'quota',
  'repeatedPage',
  'deadToken',
  'badSignature',
  'duplicate',
  'outOfOrder',
  'late',
  'lost',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** `match` narrows the fault to calls whose name contains it: a path for requests, an event name for callbacks. */
export type Fault = { vendor: string; kind: FaultKind; times: number; match?: string; delayMs?: number };

export type Faults = {
  add(fault: Fault): void;
  clear(): void;
  /** Uses up one occurrence, if any is waiting for this call. */
  take(vendor: string, kind: FaultKind, call: string): Fault | undefined;
};

export function createFaults(state: State): Faults {
  const list = () => state.get<Fault[]>('faults', 'all') ?? [];
  return {
    add: (fault) => state.set('faults', 'all', [...list(), fault]),
    clear: () => state.set('faults', 'all', []),
    take(vendor, kind, call) {
      const faults = list();
      const hit = faults.find((f) => f.vendor === vendor && f.kind === kind && (!f.match || call.includes(f.match)));
      if (!hit) return undefined;
      const left = faults.map((f) => (f === hit ? { ...f, times: f.times - 1 } : f)).filter((f) => f.times > 0);
      state.set('faults', 'all', left);
      return hit;
    },
  };
}
