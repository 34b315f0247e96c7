import { config } from '@loan/shared/api/session';
import type { Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { createStore } from '../state/store.ts';
import type { Call, CallError } from './create-client.ts';

export type Config = z.infer<typeof config.response>;

/** What the surface is told to show, once it has been read. */
export const configStore = createStore<Config | undefined>(undefined);

/** Read once a launch. */
export async function readConfig(call: Call): Promise<Result<Config, CallError>> {
  const known = configStore.get();
  if (known) return { ok: true, value: known };
  const answer = await call(config, {});
  if (answer.ok) configStore.set(answer.value);
  return answer;
}
