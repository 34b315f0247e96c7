import { home } from '@loan/shared/api/session';
import type { z } from '@loan/shared/schema';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { configStore, readConfig } from '../api/config.ts';
import { unreadStore } from '../components/tab-bar.tsx';
import { readKept } from '../platform/storage.ts';
import { useCommand } from '../state/use-command.ts';

export type Home = z.infer<typeof home.response>;

/** Whether this phone has a session; asking the server without one would log in, which a first look does not. */
export const hasSession = (): boolean => readKept('token') !== undefined;

/** Who I am and what I have under way, on whichever device it was begun. */
export function useHomeData() {
  const [data, setData] = useState<Home | undefined>(undefined);
  const { busy, problem, run } = useCommand();

  const load = (after?: (found: Home) => void) =>
    run(
      async () => {
        if (!configStore.get()) await readConfig(call);
        return call(home, {});
      },
      (found) => {
        setData(found);
        unreadStore.set(found.unreadMessages);
        after?.(found);
      },
    );

  return { data, busy, problem, load, forget: () => setData(undefined) };
}
