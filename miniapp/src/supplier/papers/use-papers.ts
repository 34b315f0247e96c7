import {
  type BackingView,
  putAgreement,
  putCounterparty,
  putPaper,
  readBacking,
  removePaper,
} from '@loan/shared/api/backing';
import { ApplicationId } from '@loan/shared/application/ids';
import type { Agreement, Counterparty, Paper } from '@loan/shared/backing/papers';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useMemo, useState } from 'react';
import { call } from '../../api/client.ts';
import { createPoller } from '../../state/poller.ts';
import { useCommand } from '../../state/use-command.ts';

const timer = { set: setTimeout, clear: (handle: unknown) => clearTimeout(handle as never) };

/** The papers of an application: read, changed one by one, and looked at again while the other side has the link. */
export function usePapers(applicationId: string) {
  const id = ApplicationId.parse(applicationId);
  const [backing, setBacking] = useState<BackingView | undefined>(undefined);
  const reading = useCommand();
  const changing = useCommand();

  const poller = useMemo(
    () =>
      createPoller(async () => {
        const answer = await call(readBacking, { id });
        if (answer.ok) setBacking(answer.value);
        return !answer.ok || answer.value.status === 'invited';
      }, timer),
    [id],
  );
  const shown = (after: BackingView) => {
    setBacking(after);
    if (after.status === 'invited') poller.start();
  };
  const load = () => reading.run(() => call(readBacking, { id }), shown);
  useDidShow(() => void load());
  useDidHide(poller.stop);
  // The page was shown before this part of it was there to hear of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each application.
  useEffect(() => {
    void load();
    return poller.stop;
  }, [poller]);

  /** `after` only when it was taken: the sheet then closes. */
  const change = (send: () => ReturnType<typeof sendPaper>, after: () => void) =>
    changing.run(send, (changed) => {
      shown(changed);
      after();
    });
  const sendPaper = (paper: Paper) => call(putPaper, { id, paperId: paper.id, paper });

  return {
    backing,
    reading,
    changing,
    load,
    shown,
    saveCounterparty: (counterparty: Counterparty, after: () => void) =>
      change(() => call(putCounterparty, { id, counterparty }), after),
    saveAgreement: (agreement: Agreement, after: () => void) =>
      change(() => call(putAgreement, { id, agreement }), after),
    savePaper: (paper: Paper, after: () => void) => change(() => sendPaper(paper), after),
    remove: (paperId: string, after: () => void) => change(() => call(removePaper, { id, paperId }), after),
  };
}
export type Papers = ReturnType<typeof usePapers>;
