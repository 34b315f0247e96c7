import { concludeReview, readReview } from '@loan/shared/api/partner-reviews';
import type { Finding } from '@loan/shared/application/application';
import type { z } from '@loan/shared/schema';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useCommand } from '../../state/use-command.ts';
import { callStaff } from '../client.ts';

export type Read = z.infer<typeof readReview.response>;
export type Case = Read['review'];
export type Evidence = Read['evidence'];
type Done = z.infer<typeof concludeReview.response>['status'];

/** One case with what it is decided on, and a conclusion of whoever is signed in. */
export function useReview() {
  const { params } = useRouter();
  const [read, setRead] = useState<Read | undefined>(undefined);
  const [done, setDone] = useState<Done | undefined>(undefined);
  const [reading, concluding] = [useCommand(), useCommand()];
  const load = () => {
    concluding.forget();
    return reading.run(() => callStaff(readReview, { id: params['id'] ?? '' }), setRead);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void load(), []);

  const conclude = ({ applicationId: id, concluded }: Case, items: Finding[]) =>
    void concluding.run(
      () => callStaff(concludeReview, { id, second: concluded !== undefined, items }),
      ({ status }) => {
        setDone(status);
        if (status === 'underReview') void load();
      },
    );
  return { read, done, reading, concluding, load, conclude };
}
