import { type System, startSystem } from '../cloud/system.ts';
import { type HostOptions, startSystemProcess } from './system-process.ts';

/** The system a journey runs against, wherever it lives. */
export type Host = {
  url: string;
  /** Told before each step of the journey. */
  onStep(): void;
  /** The system in this process, for looking at what came of it. */
  settled(): Promise<System>;
  close(): Promise<void>;
};

export async function hostHere(options: HostOptions): Promise<Host> {
  const system = await startSystem({ ...options, port: 0 });
  return { url: system.url, onStep: () => {}, settled: async () => system, close: () => system.close() };
}

/** From the beginning of a step to the kill: long enough to fall on anything that the step sets off. */
const LONGEST_DELAY_MS = 700;

/** In another process, which is killed at these steps without a word and started again on what it left behind. */
export async function hostKilledAt(
  steps: readonly number[],
  { random, ...options }: HostOptions & { random: () => number },
): Promise<Host & { kills: () => number }> {
  let process = await startSystemProcess(options, 0);
  const { url } = process;
  const port = Number(new URL(url).port);
  let [step, kills] = [0, 0];
  let restarts: Promise<void> = Promise.resolve();
  let here: System | undefined;

  const killAndRestart = async () => {
    await process.kill();
    kills += 1;
    process = await startSystemProcess(options, port);
  };
  return {
    url,
    kills: () => kills,
    onStep() {
      step += 1;
      if (!steps.includes(step)) return;
      const delayMs = Math.floor(random() * LONGEST_DELAY_MS);
      const delay = new Promise((resolve) => setTimeout(resolve, delayMs));
      restarts = Promise.all([restarts, delay]).then(killAndRestart);
      // Whoever waits for the journey's end hears of a failed restart there.
      restarts.catch(() => {});
    },
    async settled() {
      await restarts;
      await process.kill();
      here = await startSystem({ ...options, port });
      return here;
    },
    async close() {
      await restarts.catch(() => {});
      await process.kill();
      await here?.close();
    },
  };
}
