import { backTestPolicy, movePolicy, readShadow, weighPolicy } from '@loan/shared/api/partner';
import type { ReleaseStep } from '@loan/shared/policy-release/step';
import type { z } from '@loan/shared/schema';
import type { Day } from '@loan/shared/time/instant';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../state/use-command.ts';
import { callStaff } from '../client.ts';

export type Shadow = z.infer<typeof readShadow.response>;
export type Weighed = z.infer<typeof weighPolicy.response>;
export type BackTested = z.infer<typeof backTestPolicy.response>;
export type Page = ReturnType<typeof useRelease>;

/** A run is asked for so often at most; each of them does a hundred decisions. */
const ROUNDS_MOST = 50;

/** What one version would change, and what somebody does with it; a part of the page that is this version's alone. */
export function useRelease(version: string, reload: () => void) {
  const [shadow, setShadow] = useState<Shadow | undefined>(undefined);
  const [weighed, setWeighed] = useState<Weighed | undefined>(undefined);
  const [tested, setTested] = useState<BackTested | undefined>(undefined);
  const [looking, moving, weighing, testing] = [useCommand(), useCommand(), useCommand(), useCommand()];
  const isOpen = useRef(true);

  const look = () => {
    setShadow(undefined);
    void looking.run(() => callStaff(readShadow, { version }), setShadow);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the version is chosen
  useEffect(() => {
    isOpen.current = true;
    look();
    return () => {
      isOpen.current = false;
    };
  }, []);

  const move = (step: ReleaseStep) =>
    void moving.run(
      () => callStaff(movePolicy, { version, step }),
      () => {
        reload();
        look();
      },
    );
  const weigh = () => void weighing.run(() => callStaff(weighPolicy, { version }), setWeighed);
  const backTest = (days: { from: Day; to: Day }) =>
    void testing.run(async () => {
      let answer = await callStaff(backTestPolicy, { version, ...days });
      for (let round = 1; isOpen.current && answer.ok && answer.value.left > 0 && round < ROUNDS_MOST; round += 1) {
        setTested(answer.value);
        answer = await callStaff(backTestPolicy, { version, ...days });
      }
      return answer;
    }, setTested);
  return { shadow, weighed, tested, looking, moving, weighing, testing, move, weigh, backTest };
}
