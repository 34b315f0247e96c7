const STEP_MS = 31 * 86_400_000;

export type Walk<T> = {
  from: number;
  to: number;
  latestFirst: boolean;
  /** What happened in [from, to), earliest first. */
  read: (from: number, to: number) => Iterable<T>;
};

/** Goes through a long time a month at a time, in either direction, so that the first page costs no more than itself. */
export function* walk<T>({ from, to, latestFirst, read }: Walk<T>): Generator<T> {
  if (!latestFirst) {
    for (let at = from; at < to; at += STEP_MS) yield* read(at, Math.min(at + STEP_MS, to));
    return;
  }
  for (let end = to; end > from; end -= STEP_MS) yield* [...read(Math.max(from, end - STEP_MS), end)].reverse();
}
