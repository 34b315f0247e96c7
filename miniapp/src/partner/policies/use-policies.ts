import { backTestPolicy, movePolicy, readPolicies, readShadow, weighPolicy } from '@loan/shared/api/partner';
import type { ReleaseStep } from '@loan/shared/policy-release/step';
import type { z } from '@loan/shared/schema';
import type { Day } from '@loan/shared/time/instant';
import { useEffect, useState } from 'react';
import { useCommand } from '../../state/use-command.ts';
import { callStaff } from '../client.ts';

export type Policies = z.infer<typeof readPolicies.response>;
export type Release = Policies['products'][number]['releases'][number];
export type Shadow = z.infer<typeof readShadow.response>;
export type Weighed = z.infer<typeof weighPolicy.response>;
export type BackTested = z.infer<typeof backTestPolicy.response>;
export type Page = ReturnType<typeof usePolicies>;

/** A run is asked for so often at most; each of them does a hundred decisions. */
const ROUNDS_MOST = 50;

/** The versions, the one that is looked at, and what somebody does with it. */
export function usePolicies() {
  const [policies, setPolicies] = useState<Policies | undefined>(undefined);
  const [version, setVersion] = useState<string | undefined>(undefined);
  const [shadow, setShadow] = useState<Shadow | undefined>(undefined);
  const [weighed, setWeighed] = useState<Weighed | undefined>(undefined);
  const [tested, setTested] = useState<BackTested | undefined>(undefined);
  const [reading, looking, moving] = [useCommand(), useCommand(), useCommand()];
  const [weighing, testing] = [useCommand(), useCommand()];

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
    setWeighed(undefined);
    setTested(undefined);
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
  const weigh = (of: string) => void weighing.run(() => callStaff(weighPolicy, { version: of }), setWeighed);
  const backTest = (of: string, days: { from: Day; to: Day }) =>
    void testing.run(async () => {
      let answer = await callStaff(backTestPolicy, { version: of, ...days });
      for (let round = 1; answer.ok && answer.value.left > 0 && round < ROUNDS_MOST; round += 1) {
        setTested(answer.value);
        answer = await callStaff(backTestPolicy, { version: of, ...days });
      }
      return answer;
    }, setTested);
  const release = policies?.products.flatMap(({ releases }) => releases).find((one) => one.version === version);
  const state = { policies, release, shadow, weighed, tested };
  return { ...state, reading, looking, moving, weighing, testing, load, look, move, weigh, backTest };
}
