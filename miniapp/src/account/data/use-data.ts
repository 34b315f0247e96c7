import { dataRights, exportData, requestDeletion } from '@loan/shared/api/account';
import type { z } from '@loan/shared/schema';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { type Saved, saveText } from '../../platform/save-file.ts';
import { useCommand } from '../../state/use-command.ts';

type Deletion = z.infer<typeof requestDeletion.response>;
type Accesses = z.infer<typeof dataRights.response>['accesses'];

/** Seeing, taking and deleting one's own data. */
export function useData() {
  const [accesses, setAccesses] = useState<Accesses | undefined>(undefined);
  const [saved, setSaved] = useState<Saved>(undefined);
  const [deletion, setDeletion] = useState<Deletion | undefined>(undefined);
  const reading = useCommand();
  const exporting = useCommand();
  const deleting = useCommand();

  const load = () =>
    reading.run(
      () => call(dataRights, {}),
      (rights) => setAccesses(rights.accesses),
    );
  useDidShow(() => void load());

  const takeOut = () =>
    exporting.run(
      () => call(exportData, {}),
      ({ fileName, json }) => void saveText(fileName, json).then(setSaved),
    );
  const erase = () => deleting.run(() => call(requestDeletion, { confirm: true }), setDeletion);

  return { accesses, saved, deletion, reading, exporting, deleting, load, takeOut, erase };
}
