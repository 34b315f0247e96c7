import { readPolicies } from '@loan/shared/api/partner';
import type { z } from '@loan/shared/schema';
import { useEffect, useState } from 'react';
import { useCommand } from '../../state/use-command.ts';
import { callStaff } from '../client.ts';

export type Policies = z.infer<typeof readPolicies.response>;
export type Release = Policies['products'][number]['releases'][number];

/** The versions, and the one that is looked at: the first there is, until another is chosen. */
export function usePolicies() {
  const [policies, setPolicies] = useState<Policies | undefined>(undefined);
  const [version, look] = useState<string | undefined>(undefined);
  const reading = useCommand();
  const load = () =>
    reading.run(
      () => callStaff(readPolicies, {}),
      (read) => {
        setPolicies(read);
        look((before) => before ?? read.products.flatMap(({ releases }) => releases)[0]?.version);
      },
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void load(), []);

  const release = policies?.products.flatMap(({ releases }) => releases).find((one) => one.version === version);
  return { policies, release, reading, load, look };
}
