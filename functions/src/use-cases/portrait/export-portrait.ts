import type { exportPortrait as contract, ExportView, PortraitView } from '@loan/shared/api/portrait';
import { type ExportBookError, type PortraitExport, transitionExportBook } from '@loan/shared/portrait/export-book';
import { figuresOf } from '@loan/shared/portrait/figures-of';
import { PortraitStatement } from '@loan/shared/portrait/statement';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { addMs } from '@loan/shared/time/instant';
import type { CommitError, RecordWrite } from '../../ports/ledger.ts';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { user } from '../application/move.ts';
import { snapshotName } from '../assess/assess.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { type Busy, settle } from '../settle.ts';
import { type Basis, basisOf } from './basis.ts';
import { linkToken, linkUrl } from './links.ts';
import { byExportId, byLink, fileName } from './names.ts';
import { hashOfStatement, signStatement } from './signed-file.ts';
import { companyOf, exportViews } from './view.ts';

type Asked = z.infer<typeof contract.request>;
export type NothingToExport = { tag: 'NothingToExport' };
export type ExportError = ApplicationNotFound | NothingToExport | ExportBookError | CommitError | Busy;

const DAY_MS = 86_400_000;
/** A link that has ended is still known as such for a year; after that it answers as one that never was. */
export const POINTER_MS = 365 * DAY_MS;

/**
 * The applicant's own act (R-TRU-5): states what the portrait says now, signs it and opens a link to it. It is written
 * into the application's chain of exports with its hash: who, when, for whom. The same id again is the same export.
 */
export async function exportPortrait(
  deps: Deps,
  userId: string,
  asked: Asked,
): Promise<Result<{ exports: ExportView[] }, ExportError>> {
  return settle(async (): Promise<Result<{ exports: ExportView[] }, ExportError>> => {
    const found = await openFor(deps, userId, asked.id);
    if (!found.ok) return found;
    const before = await deps.ledger.find('portrait', asked.id);
    if (before?.state.exports.some(({ id }) => id === asked.exportId))
      return ok({ exports: await exportViews(deps, before.state) });

    const [basis, company] = await Promise.all([basisOf(deps, found.value.state), companyOf(deps, found.value.state)]);
    if (!basis || basis === 'policyGone' || !company) return err({ tag: 'NothingToExport' });
    const statement = await statementOf(deps, asked, { basis, company });
    const file = signStatement(deps.portraits, statement);
    const made = exportOf(statement, file);
    const event = { type: 'exportPortrait', at: made.madeAt, applicationId: asked.id, made } as const;
    const after = transitionExportBook(before?.state, event);
    if (!after.ok) return after;
    // An undecided snapshot is kept by nobody else, and the statement names its hash.
    if (!basis.decided) {
      const snapshot = canonicalBytes(basis.snapshot);
      await deps.objects.put('evidence', snapshotName(basis.snapshotSha256), snapshot, 'application/json');
    }
    await deps.objects.put('evidence', fileName(made), file, 'application/json');
    const written = await deps.ledger.commit({
      changes: [{ kind: 'portrait', before, event, after: after.value, by: user(userId) }],
      records: await pointersTo(deps, asked.id, made),
      jobs: [
        {
          id: deps.newId(),
          kind: 'printPortrait',
          payload: { applicationId: asked.id, exportId: made.id },
          dueAt: made.madeAt,
        },
      ],
    });
    return written.ok ? ok({ exports: await exportViews(deps, after.value) }) : written;
  });
}

type Stated = { basis: Basis; company: PortraitView['company'] };

async function statementOf(
  deps: Deps,
  { exportId, recipient, purpose, days }: Asked,
  { basis, company }: Stated,
): Promise<PortraitStatement> {
  const madeAt = deps.now();
  const figures = figuresOf(basis.policy, basis.snapshot, basis.adTerms);
  const { publicUrl, partner } = deps.settings;
  return PortraitStatement.parse({
    schema: 'seller-portrait/1',
    id: exportId,
    subject: { companyName: company.name, creditCode: company.creditCode },
    issuer: { name: partner.name, keysUrl: `${publicUrl}/api/portraits/keys.json` },
    madeFor: { recipient: recipient.trim(), purpose },
    madeBy: 'applicant',
    madeAt,
    validUntil: addMs(madeAt, days * DAY_MS),
    basis: {
      asOf: basis.snapshot.asOf,
      snapshotSha256: basis.snapshotSha256,
      policyVersion: figures.policyVersion,
      decided: basis.decided,
      sources: basis.sources,
    },
    figures,
    verifyUrl: linkUrl(deps, await linkToken(deps, exportId)),
  });
}

const exportOf = (statement: PortraitStatement, file: Uint8Array): PortraitExport => ({
  id: statement.id,
  ...statement.madeFor,
  statementSha256: hashOfStatement(statement),
  fileSha256: sha256(file),
  madeAt: statement.madeAt,
  validUntil: statement.validUntil,
});

/** By its id and by its link; somebody else's export under the same id is refused as a lost race would be. */
async function pointersTo(
  deps: Deps,
  applicationId: string,
  { id, validUntil }: PortraitExport,
): Promise<RecordWrite[]> {
  const token = await linkToken(deps, id);
  const value = { applicationId, subject: id };
  const expiresAt = addMs(validUntil, POINTER_MS);
  return [byExportId(id), byLink(sha256(token))].map((key) => ({
    kind: 'pointer',
    key,
    value,
    expect: 'new',
    expiresAt,
  }));
}
