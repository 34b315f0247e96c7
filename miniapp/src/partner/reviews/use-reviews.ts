import { concludeReview, readReviews } from '@loan/shared/api/partner-reviews';
import type { Finding } from '@loan/shared/application/application';
import type { z } from '@loan/shared/schema';
import { useEffect, useState } from 'react';
import { useCommand } from '../../state/use-command.ts';
import { callStaff } from '../client.ts';

type Reviews = z.infer<typeof readReviews.response>;
export type Case = Reviews['reviews'][number];
type Done = z.infer<typeof concludeReview.response>['status'];

/** What waits for people, and a conclusion of whoever is signed in. */
export function useReviews() {
  const [read, setRead] = useState<Reviews | undefined>(undefined);
  const [done, setDone] = useState<Done | undefined>(undefined);
  const [reading, concluding] = [useCommand(), useCommand()];
  const load = () => reading.run(() => callStaff(readReviews, {}), setRead);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void load(), []);

  const conclude = ({ applicationId: id, concluded }: Case, items: Finding[]) =>
    void concluding.run(
      () => callStaff(concludeReview, { id, second: concluded !== undefined, items }),
      ({ status }) => {
        setDone(status);
        void load();
      },
    );
  return { read, done, reading, concluding, load, conclude };
}
