import { closeStaffSession, movePolicy, readPolicies, readShadow } from '@loan/shared/api/partner';
import type { ReleaseStep } from '@loan/shared/policy-release/step';
import type { z } from '@loan/shared/schema';
import { useEffect, useState } from 'react';
import { useCommand } from '../../state/use-command.ts';
import { callStaff, keepStaffToken } from '../client.ts';

export type Policies = z.infer<typeof readPolicies.response>;
export type Release = Policies['products'][number]['releases'][number];
export type Shadow = z.infer<typeof readShadow.response>;

/** The versions, the one that is looked at, and what somebody does with it. */
export function usePolicies() {
  const [policies, setPolicies] = useState<Policies | undefined>(undefined);
  const [version, setVersion] = useState<string | undefined>(undefined);
  const [shadow, setShadow] = useState<Shadow | undefined>(undefined);
  const [reading, looking, moving] = [useCommand(), useCommand(), useCommand()];

  const load = () =>
    reading.run(
      () => callStaff(readPolicies, {}),
      (read) => {
        setPolicies(read);
        const first = read.products.flatMap(({ releases }) => releases)[0]?.version;
        if (!version && first) look(first);
      },
    );
  const look = (chosen: string) => {
    setVersion(chosen);
    setShadow(undefined);
    moving.forget();
    void looking.run(() => callStaff(readShadow, { version: chosen }), setShadow);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void load(), []);

  const move = (step: ReleaseStep) =>
    version !== undefined &&
    void moving.run(
      () => callStaff(movePolicy, { version, step }),
      () => {
        void load();
        look(version);
      },
    );
  const leave = async () => {
    await callStaff(closeStaffSession, {});
    keepStaffToken(undefined);
  };
  const release = policies?.products.flatMap(({ releases }) => releases).find((one) => one.version === version);
  return { policies, release, shadow, reading, looking, moving, load, look, move, leave };
}
