/** What is to happen, and when. Of two at the same moment the one that was set first goes off first. */
export type Alarm = { atMs: number; order: number; run: () => void; isOff: boolean };
export type AlarmQueue = ReturnType<typeof createAlarmQueue>;

/** More than this waiting means that something sets alarms without end. */
const MOST = 200_000;

const precedes = (a: Alarm, b: Alarm): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

/** A binary heap: the earliest alarm is always the first of the list. */
export function createAlarmQueue() {
  const heap: Alarm[] = [];
  let order = 0;

  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!swapIfEarlier(at, above)) return;
      at = above;
    }
  }

  function sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const earlier = isEarlier(right, left) ? right : left;
      if (!swapIfEarlier(earlier, at)) return;
      at = earlier;
    }
  }

  const isEarlier = (one: number, other: number): boolean => {
    const [a, b] = [heap[one], heap[other]];
    return a !== undefined && (b === undefined || precedes(a, b));
  };

  function swapIfEarlier(one: number, other: number): boolean {
    const [a, b] = [heap[one], heap[other]];
    if (!a || !b || !precedes(a, b)) return false;
    heap[one] = b;
    heap[other] = a;
    return true;
  }

  function takeFirst(): Alarm | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first && last && first !== last) {
      heap[0] = last;
      sink();
    }
    return first;
  }

  return {
    add(atMs: number, run: () => void): Alarm {
      if (heap.length >= MOST) throw new Error(`simulation: ${MOST} alarms wait`);
      order += 1;
      const alarm = { atMs, order, run, isOff: false };
      heap.push(alarm);
      rise(heap.length - 1);
      return alarm;
    },
    callOff(alarm: Alarm): void {
      alarm.isOff = true;
    },
    next(): Alarm | undefined {
      let first = takeFirst();
      while (first?.isOff) first = takeFirst();
      return first;
    },
  };
}
