import { type ExportView, exportPortrait, readExport, readPortrait, revokeExport } from '@loan/shared/api/portrait';
import { home } from '@loan/shared/api/session';
import { ApplicationId } from '@loan/shared/application/ids';
import type { PortraitPurpose } from '@loan/shared/portrait/statement';
import { err, ok } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import type { CallError } from '../../api/create-client.ts';
import { newId } from '../../platform/new-id.ts';
import { openPdf } from '../../platform/pdf.ts';
import { type Saved, saveText } from '../../platform/save-file.ts';
import { useCommand } from '../../state/use-command.ts';

type Read = z.infer<typeof readPortrait.response>;
/** `nothingYet` also for whoever has no application at all. */
export type Mine = { id?: string; read: Read };
export type Wish = { exportId: string; recipient: string; purpose: PortraitPurpose; days: 1 | 7 | 30 };

const NOTHING: Read = { state: 'nothingYet', exports: [] };

/** The portrait of the application named in the address, or of the newest that is one's own. */
async function readMine(named: string | undefined) {
  const id = named ?? (await newestOwn());
  if (typeof id !== 'string') return id ?? ok<Mine>({ read: NOTHING });
  const known = ApplicationId.safeParse(id);
  if (!known.success) return err<CallError>({ tag: 'Refused', rule: 'ApplicationNotFound', fields: [] });
  const read = await call(readPortrait, { id: known.data });
  return read.ok ? ok<Mine>({ id, read: read.value }) : read;
}

async function newestOwn() {
  const mine = await call(home, {});
  if (!mine.ok) return mine;
  const own = mine.value.applications.filter(({ role }) => role === 'applicant');
  return own.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]?.id;
}

export function usePortrait() {
  const { params } = useRouter();
  const [mine, setMine] = useState<Mine | undefined>(undefined);
  const [saved, setSaved] = useState<Saved>(undefined);
  const reading = useCommand();
  const exporting = useCommand();
  const fetching = useCommand();
  const revoking = useCommand();

  const load = () => reading.run(() => readMine(params['id']), setMine);
  useDidShow(() => void load());

  const id = ApplicationId.safeParse(mine?.id).data;
  const show = ({ exports }: { exports: ExportView[] }) =>
    setMine((known) => (known ? { ...known, read: { ...known.read, exports } } : known));

  const make = (wish: Wish, after: () => void) =>
    id &&
    exporting.run(
      () => call(exportPortrait, { id, ...wish }),
      (answer) => {
        show(answer);
        after();
      },
    );
  const revoke = (exportId: string, after: () => void) =>
    id &&
    revoking.run(
      () => call(revokeExport, { id, exportId }),
      (answer) => {
        show(answer);
        after();
      },
    );
  /** The files of one export; the PDF as soon as it is printed. */
  const take = (exportId: string, what: 'json' | 'pdf') =>
    id &&
    fetching.run(
      () => call(readExport, { id, exportId }),
      ({ fileName, json, pdfUrl }) => {
        if (what === 'json') void saveText(fileName, json).then(setSaved);
        else if (pdfUrl) void openPdf(pdfUrl);
      },
    );
  return { mine, saved, reading, exporting, fetching, revoking, load, make, revoke, take, newExportId: newId };
}
