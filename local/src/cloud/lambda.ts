import type { Context } from 'aws-lambda';

/** The part of Lambda's context that handlers use. */
export type LambdaContext = Pick<Context, 'getRemainingTimeInMillis' | 'awsRequestId' | 'functionName'>;
export type LambdaHandler<Event, Answer> = (event: Event, context: LambdaContext) => Promise<Answer>;

export class LambdaTimeout extends Error {
  override readonly name = 'LambdaTimeout';
}

export type LambdaConfig = { functionName: string; timeoutMs: number; newId: () => string };

/** Calls a handler as Lambda does: with its time running out, and given up when it is over. */
export async function invoke<Event, Answer>(
  handler: LambdaHandler<Event, Answer>,
  event: Event,
  { functionName, timeoutMs, newId }: LambdaConfig,
): Promise<Answer> {
  const endsAt = performance.now() + timeoutMs;
  const context: LambdaContext = {
    functionName,
    awsRequestId: newId(),
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(endsAt - performance.now())),
  };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LambdaTimeout(`${functionName} took longer than ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([handler(event, context), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
