import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { call } from '../api/client.ts';
import { configStore, readConfig } from '../api/config.ts';
import { IS_WEAPP } from '../platform/target.ts';
import { createPoller } from '../state/poller.ts';
import { useStore } from '../state/store.ts';
import { addressOf, isAwaited, type Place, placeOf } from './place.ts';
import { refresh, type Shown, shownOf } from './shown.ts';

const timer = {
  set: (run: () => void, ms: number) => setTimeout(run, ms),
  clear: (handle: unknown) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

/**
 * One application on one page: read when the page is shown, read again while something is awaited, left alone while
 * the page is hidden. When the application moves on to a place this page does not serve, the page moves with it.
 */
export function useApplication(id: string, serves: readonly Place[]): Shown & { reload: () => void } {
  const shown = useStore(shownOf(id));
  const poller = usePoller(id);
  const front = useRef(true);

  useDidShow(() => {
    front.current = true;
    void readConfig(call);
    void refresh(id).then(() => poller.start());
  });
  useDidHide(() => {
    front.current = false;
    poller.stop();
  });
  useEffect(() => () => poller.stop(), [poller]);

  const place = shown.step === 'ready' ? placeOf(shown.view) : undefined;
  useEffect(() => {
    if (place === undefined || !front.current) return;
    if (!serves.includes(place)) void Taro.redirectTo({ url: addressOf(place, id) });
    else poller.start();
  }, [place, serves, id, poller]);

  return { ...shown, reload: () => void refresh(id) };
}

function usePoller(id: string) {
  const poller = useRef(
    createPoller(async () => {
      if (!IS_WEAPP && document.visibilityState === 'hidden') return true;
      const answer = await refresh(id);
      // Without an answer it is worth another look; the page says meanwhile that what it shows is old.
      return answer.ok ? isAwaited(answer.value) : true;
    }, timer),
  );
  return poller.current;
}

/** Whether pages with a loan offer may be shown at all; undefined until it is known. */
export const useOffersEnabled = (): boolean | undefined => useStore(configStore)?.loanPagesEnabled;
