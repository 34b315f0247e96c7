import type { Context } from 'aws-lambda';

/** The part of Lambda's context that handlers use. */
export type LambdaContext = Pick<Context, 'getRemainingTimeInMillis' | 'awsRequestId' | 'functionName'>;
export type LambdaHandler<Event, Answer> = (event: Event, context: LambdaContext) => Promise<Answer>;

export class LambdaTimeout extends Error {
  override readonly name = 'LambdaTimeout';
}

/** By which clock a run's time is counted, and how its end is waited for. */
export type LambdaTime = { nowMs: () => number; after: (ms: number, run: () => void) => () => void };

export type LambdaConfig = { functionName: string; timeoutMs: number; newId: () => string; time?: LambdaTime };

const MACHINE_TIME: LambdaTime = {
  nowMs: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Calls a handler as Lambda does: with its time running out, and given up when it is over. */
export async function invoke<Event, Answer>(
  handler: LambdaHandler<Event, Answer>,
  event: Event,
  { functionName, timeoutMs, newId, time = MACHINE_TIME }: LambdaConfig,
): Promise<Answer> {
  const endsAt = time.nowMs() + timeoutMs;
  const context: LambdaContext = {
    functionName,
    awsRequestId: newId(),
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(endsAt - time.nowMs())),
  };
  let callOff = (): void => {};
  const timeout = new Promise<never>((_, reject) => {
    callOff = time.after(timeoutMs, () =>
      reject(new LambdaTimeout(`${functionName} took longer than ${timeoutMs} ms`)),
    );
  });
  try {
    return await Promise.race([handler(event, context), timeout]);
  } finally {
    callOff();
  }
}
