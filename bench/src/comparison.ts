/** One contestant of a comparison, ours first. `cost` is what one unit of work took; less is better. */
export type Contestant = { name: string; cost: number; note?: string };
export type Comparison = { name: string; what: string; unit: string; contestants: Contestant[] };
export type Compare = (options: { rows: number; rounds: number; say: (line: string) => void }) => Promise<Comparison>;

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Processor time in microseconds: on a busy machine it says more than the clock on the wall. */
export async function cpuMicros(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

type Task = { name: string; times: number; run: () => unknown };

/** Everyone takes a turn in each round, so that a noisy moment of the machine hits them all; medians count. */
export async function inTurns(tasks: readonly Task[], rounds: number): Promise<Contestant[]> {
  const costs = tasks.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, { times, run }] of tasks.entries()) {
      const micros = await cpuMicros(async () => {
        for (let time = 0; time < times; time += 1) await run();
      });
      // The first turn warms the engine up and does not count.
      if (round >= 0) costs[index]?.push(micros / times);
    }
  }
  return tasks.map(({ name }, index) => ({ name, cost: median(costs[index] ?? []) }));
}
