import type { Checked, checkPortrait as contract } from '@loan/shared/api/portrait';
import { type PortraitExport, standingOf, transitionExportBook } from '@loan/shared/portrait/export-book';
import type { PortraitStatement } from '@loan/shared/portrait/statement';
import { ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { Loaded } from '../../ports/ledger.ts';
import { SYSTEM } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { byExportId, byLink, byPdf, fileName } from './names.ts';
import { checkFile } from './signed-file.ts';

type Found = { book: Loaded<'portrait'>; made: PortraitExport };
type Answer = Promise<Result<Checked, never>>;

/** What a link opens: while it stands the very statement that was signed, after that only that it no longer does. */
export async function openPortraitLink(deps: Deps, { token }: { token: string }): Answer {
  const found = await findBy(deps, byLink(sha256(token)));
  if (!found) return ok({ verdict: 'notOurs' });
  const checked = await checkedOf(deps, found);
  if (checked.verdict === 'valid' && !found.made.firstOpenedAt) await noteOpened(deps, found);
  return ok(checked);
}

/** Checks what somebody was given: the file by its signature, a PDF by the hash it was printed with. */
export async function checkPortrait(deps: Deps, request: z.infer<typeof contract.request>): Answer {
  if ('pdfSha256' in request) {
    const found = await findBy(deps, byPdf(request.pdfSha256));
    // A PDF has no signature inside: one that differs by a bit is simply not one of ours.
    return ok(found ? await checkedOf(deps, found) : { verdict: 'notOurs' });
  }
  const file = checkFile(request.file, deps.portraits.keys());
  if (!file.ok) return ok({ verdict: file.error.tag === 'Altered' ? 'altered' : 'notOurs' });
  const { statement, statementSha256 } = file.value;
  const found = await findBy(deps, byExportId(statement.id));
  if (!found || found.made.statementSha256 !== statementSha256) return ok(forgotten(deps, statement));
  return ok(await checkedOf(deps, found));
}

async function findBy({ ledger }: Deps, key: string): Promise<Found | undefined> {
  const pointer = await ledger.record('pointer', key);
  const book = pointer && (await ledger.find('portrait', pointer.value.applicationId));
  const made = book?.state.exports.find(({ id }) => id === pointer?.value.subject);
  return book && made ? { book, made } : undefined;
}

async function checkedOf(deps: Deps, { made }: Found): Promise<Checked> {
  const { madeAt, validUntil, revokedAt, statementSha256, printedSha256 } = made;
  const verdict = standingOf(made, deps.now());
  const dates = { madeAt, validUntil, ...(revokedAt ? { revokedAt } : {}) };
  if (verdict !== 'valid') return { verdict, ...dates };
  const bytes = await deps.objects.get('evidence', fileName(made));
  const file = bytes && checkFile(Buffer.from(bytes).toString('utf8'), deps.portraits.keys());
  // What we hold ourselves is checked like what a stranger brings.
  if (!file?.ok) return { verdict: 'altered' };
  const pdf = printedSha256 ? { pdfSha256: printedSha256 } : {};
  return { verdict, ...dates, statementSha256, ...pdf, statement: file.value.statement };
}

/** Signed by us, so that it was ours; of an export no longer in the book only its own dates are left. */
const forgotten = (deps: Deps, { madeAt, validUntil }: PortraitStatement): Checked =>
  deps.now() > validUntil ? { verdict: 'expired', madeAt, validUntil } : { verdict: 'notOurs' };

/** Best effort: that it was opened is shown to the applicant, and nothing rests on it. */
async function noteOpened(deps: Deps, { book, made }: Found): Promise<void> {
  const event = { type: 'openPortrait', at: deps.now(), exportId: made.id } as const;
  const after = transitionExportBook(book.state, event);
  if (after.ok)
    await deps.ledger.commit({ changes: [{ kind: 'portrait', before: book, event, after: after.value, by: SYSTEM }] });
}
