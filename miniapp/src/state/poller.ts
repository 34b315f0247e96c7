/** How long until the next look: quick at first, calmer once it is clearly going to take a while. */
export function delayMs(looks: number): number {
  if (looks < 60) return 2_500;
  if (looks < 180) return 10_000;
  return 60_000;
}

/** A page left open for a day stops asking; showing it again starts afresh. */
const MOST_LOOKS = 1_000;

export type Poller = { start(): void; stop(): void };

type Timer = { set(run: () => void, ms: number): unknown; clear(handle: unknown): void };

/** Looks again and again for as long as the look says so; one look at a time, however often it is stopped and started. */
export function createPoller(look: () => Promise<boolean>, timer: Timer): Poller {
  let handle: unknown;
  /** Each start is a round of its own: a look that comes back to an ended round starts nothing. */
  let round = 0;
  let running = false;

  function next(mine: number, looks: number) {
    if (mine !== round || looks >= MOST_LOOKS) return;
    handle = timer.set(() => {
      void look().then((goOn) => {
        if (goOn) next(mine, looks + 1);
        else if (mine === round) running = false;
      });
    }, delayMs(looks));
  }

  return {
    start() {
      if (running) return;
      running = true;
      round += 1;
      next(round, 0);
    },
    stop() {
      running = false;
      round += 1;
      timer.clear(handle);
    },
  };
}
