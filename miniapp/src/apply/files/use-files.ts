import { addFile, type FilesView, fileArrived, readFiles, reckonAgain, removeFile } from '@loan/shared/api/files';
import { ApplicationId } from '@loan/shared/application/ids';
import { FILE_BYTES_MAX, FILE_NAME_MAX } from '@loan/shared/files/limits';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { ticksOf } from '../../forms/consents.ts';
import { type ChosenFile, chooseFiles, postFile } from '../../platform/hand-in.ts';
import { newId } from '../../platform/new-id.ts';
import { createPoller } from '../../state/poller.ts';
import { useCommand } from '../../state/use-command.ts';
import { words } from './messages.ts';

/** A chosen file that is on its way, or did not get there. What has arrived the server tells of. */
export type Sending = { id: string; name: string; problem?: string };

const timer = { set: setTimeout, clear: (handle: unknown) => clearTimeout(handle as never) };

/** The files of an application: chosen, sent one after the other, and followed until they are read. */
export function useFiles(applicationId: string) {
  const id = ApplicationId.parse(applicationId);
  const [view, setView] = useState<FilesView | undefined>(undefined);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [asking, setAsking] = useState(false);
  const agreed = useRef<ReadonlySet<string>>(new Set());
  const reading = useCommand();
  const changing = useCommand();

  const poller = useMemo(
    () =>
      createPoller(async () => {
        const answer = await call(readFiles, { id });
        if (answer.ok) setView(answer.value);
        return !answer.ok || answer.value.reckoning;
      }, timer),
    [id],
  );
  const shown = (after: FilesView) => {
    setView(after);
    if (after.reckoning) poller.start();
  };
  const load = () => reading.run(() => call(readFiles, { id }), shown);
  useDidShow(() => void load());
  useDidHide(poller.stop);
  // The page was shown before this part of it was there to hear of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each application.
  useEffect(() => {
    void load();
    return poller.stop;
  }, [poller]);

  const mark = (one: Sending) => setSending((all) => [...all.filter((other) => other.id !== one.id), one]);
  const done = (fileId: string) => setSending((all) => all.filter((other) => other.id !== fileId));

  async function sendOne(file: ChosenFile, fileId: string): Promise<void> {
    const name = file.name.slice(-FILE_NAME_MAX);
    if (file.bytes > FILE_BYTES_MAX) return mark({ id: fileId, name, problem: words.tooLarge });
    mark({ id: fileId, name });
    const consents = ticksOf(view?.consentTexts ?? [], agreed.current, newId);
    const body = { id, fileId, name, bytes: file.bytes, ...(consents.length > 0 ? { consents } : {}) };
    const added = await call(addFile, body as never);
    const sent = added.ok && (await postFile(added.value.form, file));
    const arrived = sent ? await call(fileArrived, { id, fileId }) : undefined;
    if (!arrived?.ok) return mark({ id: fileId, name, problem: words.notSent });
    // Agreed to once, with the first of them.
    agreed.current = new Set();
    done(fileId);
    shown(arrived.value);
  }

  async function choose(instead?: string) {
    const files = await chooseFiles();
    for (const [index, file] of files.entries()) {
      if (file.bytes > 0) await sendOne(file, index === 0 && instead ? instead : newId());
    }
  }

  return {
    view,
    sending: sending.filter(({ id: one }) => !view?.files.some((file) => file.id === one && file.state !== 'awaiting')),
    asking,
    reading,
    changing,
    load,
    /** Chooses files, once what has to be agreed to is. */
    start: (instead?: string) => (view && view.consentTexts.length > 0 ? setAsking(true) : void choose(instead)),
    agree(ticked: ReadonlySet<string>) {
      agreed.current = ticked;
      setAsking(false);
      void choose();
    },
    closeSheet: () => setAsking(false),
    forget: done,
    reckonAgain: () => changing.run(() => call(reckonAgain, { id }), shown),
    remove: (fileId: string) => changing.run(() => call(removeFile, { id, fileId }), shown),
  };
}
