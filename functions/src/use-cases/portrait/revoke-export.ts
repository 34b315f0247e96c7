import type { revokeExport as contract, ExportView } from '@loan/shared/api/portrait';
import { transitionExportBook } from '@loan/shared/portrait/export-book';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { CommitError } from '../../ports/ledger.ts';
import { openFor } from '../application/access.ts';
import { user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import type { ExportNotFound } from './read-export.ts';
import { exportViews } from './view.ts';

type Revoked = Result<{ exports: ExportView[] }, ExportNotFound | CommitError | Busy>;

/** From here on link and file are answered with "revoked". Once is enough, however often it is asked. */
export async function revokeExport(
  deps: Deps,
  userId: string,
  { id, exportId }: z.infer<typeof contract.request>,
): Promise<Revoked> {
  return settle(async (): Promise<Revoked> => {
    const found = await openFor(deps, userId, id);
    const before = found.ok ? await deps.ledger.find('portrait', id) : undefined;
    const made = before?.state.exports.find((one) => one.id === exportId);
    if (!before || !made) return err({ tag: 'ExportNotFound' });
    if (made.revokedAt) return ok({ exports: await exportViews(deps, before.state) });
    const event = { type: 'revokePortrait', at: deps.now(), exportId } as const;
    const after = transitionExportBook(before.state, event);
    if (!after.ok) return err({ tag: 'ExportNotFound' });
    const changes = [{ kind: 'portrait' as const, before, event, after: after.value, by: user(userId) }];
    const written = await deps.ledger.commit({ changes });
    return written.ok ? ok({ exports: await exportViews(deps, after.value) }) : written;
  });
}
