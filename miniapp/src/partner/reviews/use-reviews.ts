import { readReviews } from '@loan/shared/api/partner-reviews';
import type { z } from '@loan/shared/schema';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useCommand } from '../../state/use-command.ts';
import { callStaff } from '../client.ts';

type Reviews = z.infer<typeof readReviews.response>;

/** What waits for people, read again whenever one comes back to it. */
export function useReviews() {
  const [read, setRead] = useState<Reviews | undefined>(undefined);
  const reading = useCommand();
  const load = () => reading.run(() => callStaff(readReviews, {}), setRead);
  useDidShow(() => void load());
  return { read, reading, load };
}
