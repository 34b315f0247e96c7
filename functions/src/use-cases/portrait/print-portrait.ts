import { invariant } from '@loan/shared/invariant';
import { portraitDocument } from '@loan/shared/portrait/document';
import { transitionExportBook } from '@loan/shared/portrait/export-book';
import { PortraitFile } from '@loan/shared/portrait/statement';
import { addMs } from '@loan/shared/time/instant';
import { SYSTEM } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { POINTER_MS } from './export-portrait.ts';
import { byPdf, fileName, pdfName } from './names.ts';

/** Prints an export, where the fonts are. The same statement gives the same bytes, so that a second run changes nothing. */
export async function printPortrait(
  deps: Deps,
  { applicationId, exportId }: { applicationId: string; exportId: string },
): Promise<JobOutcome> {
  const before = await deps.ledger.find('portrait', applicationId);
  const made = before?.state.exports.find(({ id }) => id === exportId);
  if (!before || !made || made.printedSha256) return DONE;
  const bytes = await deps.objects.get('evidence', fileName(made));
  invariant(bytes !== undefined, 'portrait: an export without its file');
  const { statement } = PortraitFile.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  const printed = await deps.printer.print(portraitDocument(statement, made.statementSha256), made.madeAt);
  if (!printed.ok) return { tag: 'hopeless', cause: `no glyph for ${printed.error.character}` };

  await deps.objects.put('evidence', pdfName(exportId), printed.value, 'application/pdf');
  const hash = sha256(printed.value);
  const event = { type: 'printPortrait', at: deps.now(), exportId, sha256: hash } as const;
  const after = transitionExportBook(before.state, event);
  if (!after.ok) return DONE;
  const written = await deps.ledger.commit({
    changes: [{ kind: 'portrait', before, event, after: after.value, by: SYSTEM }],
    records: [
      {
        kind: 'pointer',
        key: byPdf(hash),
        value: { applicationId, subject: exportId },
        expect: 'any',
        expiresAt: addMs(made.validUntil, POINTER_MS),
      },
    ],
  });
  return written.ok ? DONE : { tag: 'retry', cause: written.error.tag };
}
