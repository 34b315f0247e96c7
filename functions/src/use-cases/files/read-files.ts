import type { FileProblem } from '@loan/shared/api/files';
import { Day, shanghaiDay } from '@loan/shared/time/instant';
import type { FileRead, HandedFile } from '../../ports/file-reader.ts';
import type { FileBook, HandedFileEntry } from '../../ports/records.ts';
import type { Deps } from '../deps.ts';
import { DONE, type JobOutcome, type JobRun } from '../work/work.ts';
import { arrivedName, bookOf, changeBook, keptName, withFile } from './book.ts';
import { estimateOf } from './estimate.ts';
import { forgetFiles, sweepFiles } from './forget-files.ts';
import { filesHaveGround } from './ground.ts';
import { isReckoning } from './view.ts';

/** The largest file is gone through in far less; what is not begun is begun by the next run. */
const FILE_MS = 60_000;
/** A file on which our own code failed this often is given back to its owner, and somebody is told. */
const MOST_ATTEMPTS = 4;
/** How much is read between two looks of the phone at how far it is. */
const PROGRESS_BYTES = 4 * 1024 * 1024;
/** Taking a file in is most of the way; the rest is reckoning all of them together. */
const TAKEN_IN_PERCENT = 80;
const [REJECTED_SHOWN, STATUSES_SHOWN] = [8, 5];

/**
 * Takes in the files that arrived, one after the other and piece by piece, and reckons what all of them come to. Of
 * each only its allow-listed columns are kept; the file itself is deleted as soon as they are.
 */
export async function readFiles(
  deps: Deps,
  { applicationId }: { applicationId: string },
  run: Pick<JobRun, 'timeLeftMs' | 'attempt'>,
): Promise<JobOutcome> {
  const application = await deps.ledger.find('application', applicationId);
  const book = await bookOf(deps, applicationId);
  if (!application || !book || !(await filesHaveGround(deps, application.state)))
    return forgetFiles(deps, { applicationId });
  try {
    return await readAll(deps, { applicationId, book }, run);
  } catch (error) {
    if (run.attempt + 1 < MOST_ATTEMPTS) throw error;
    deps.log.alarm('handed-in files could not be reckoned', { applicationId, error: nameOf(error) });
    await changeBook(deps, applicationId, (now) => ({ ...now, failed: true }));
    return DONE;
  }
}

async function readAll(
  deps: Deps,
  { applicationId, book }: { applicationId: string; book: FileBook },
  run: Pick<JobRun, 'timeLeftMs' | 'attempt'>,
): Promise<JobOutcome> {
  await sweepFiles(deps, applicationId, (id) => book.files.some((file) => file.id === id));
  for (const file of book.files.filter(({ state, kept }) => state === 'reading' && !kept)) {
    if (run.timeLeftMs() < FILE_MS) return { tag: 'later', waitMs: 0 };
    await takeIn(deps, applicationId, file, run.attempt);
  }
  await reckon(deps, applicationId);
  const after = await bookOf(deps, applicationId);
  // Another came meanwhile, or all were taken back.
  return !after || isReckoning(after) ? { tag: 'later', waitMs: 0 } : DONE;
}

/** The message may carry what logs must not. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** The upload is not there: it never came, or another run has taken it in meanwhile. */
class NotArrived extends Error {
  override readonly name = 'NotArrived';
}

async function takeIn(deps: Deps, applicationId: string, file: HandedFileEntry, attempt: number): Promise<void> {
  const arrived = arrivedName(applicationId, file.id);
  const noted = (change: (file: HandedFileEntry) => HandedFileEntry) =>
    changeBook(deps, applicationId, (book) => withFile(book, file.id, change));
  const source = openObject(deps, arrived, async (read) => {
    const percent = Math.min(TAKEN_IN_PERCENT, Math.floor((read * TAKEN_IN_PERCENT) / Math.max(1, file.bytes)));
    await noted((now) => (now.state === 'reading' && (now.percent ?? 0) < percent ? { ...now, percent } : now));
  });
  try {
    const kept = deps.files.kept({ name: file.name, open: source });
    await deps.objects.putStream('facts', keptName(applicationId, file.id), kept);
    await noted((now) => (now.state === 'reading' ? { ...now, kept: true, percent: TAKEN_IN_PERCENT } : now));
  } catch (error) {
    const given = attempt + 1 >= MOST_ATTEMPTS ? { problem: 'failed' as const } : undefined;
    const problem = error instanceof NotArrived ? NEVER_CAME : (deps.files.problemOf(error) ?? given);
    if (!problem) throw error;
    if (problem.problem === 'failed') deps.log.alarm('a handed-in file could not be read', { applicationId });
    await noted((now) => (now.state === 'reading' && !now.kept ? refused(now, problem) : now));
  }
  await deps.objects.delete('facts', arrived);
}

type Problem = { problem: FileProblem; problemAt?: string };
const NEVER_CAME: Problem = { problem: 'notArrived' };

const refused = ({ percent: _, ...file }: HandedFileEntry, problem: Problem): HandedFileEntry => ({
  ...file,
  ...problem,
  state: 'refused',
});

/** An object as a file that can be opened again and again; `read` hears how many bytes of it have been read. */
function openObject(
  { objects }: Pick<Deps, 'objects'>,
  name: string,
  read: (bytes: number) => Promise<unknown> = async () => undefined,
): HandedFile['open'] {
  return async function* () {
    const content = await objects.read('facts', name);
    if (!content) throw new NotArrived();
    let [length, told] = [0, 0];
    for await (const piece of content) {
      yield piece;
      length += piece.length;
      if (length - told < PROGRESS_BYTES) continue;
      told = length;
      await read(length);
    }
  };
}

async function reckon(deps: Deps, applicationId: string): Promise<void> {
  const book = await bookOf(deps, applicationId);
  const kept = book?.files.filter((file) => file.kept) ?? [];
  const handed = kept.map(
    ({ id, name }): HandedFile => ({ name, open: openObject(deps, keptName(applicationId, id)) }),
  );
  const at = deps.now();
  // Files tell of a shop's sales; what a supplier or a shipper is lent on stands in other papers.
  const policy = await deps.policies.live('dataLoan', at);
  const found = await deps.files.prequalify(handed, { policy, today: shanghaiDay(at) });
  const reads = new Map(kept.map(({ id }, index) => [id, found.files[index]]));
  const estimate = estimateOf(found, at);
  await changeBook(deps, applicationId, ({ estimate: _, failed: __, ...now }) => ({
    ...now,
    files: now.files.map((file) => readAs(file, reads.get(file.id))),
    reckonedFor: kept.map(({ id }) => id),
    noShop: kept.length > 0 && estimate === undefined,
    ...(estimate ? { estimate } : {}),
  }));
}

function readAs({ percent: _, ...file }: HandedFileEntry, read: FileRead | undefined): FileBook['files'][number] {
  if (!read) return file.state === 'reading' ? { ...file, percent: 0 } : file;
  const { kind, rows, days, rejectedRows, rejected, unknownStatuses } = read;
  return {
    ...file,
    state: 'read',
    kind,
    rows,
    rejectedRows,
    rejected: rejected.slice(0, REJECTED_SHOWN).map(({ line, reason }) => ({ line, reason })),
    unknownStatuses: Object.entries(unknownStatuses)
      .slice(0, STATUSES_SHOWN)
      .map(([status, count]) => ({ status, rows: count })),
    ...(days ? { from: Day.parse(days.first), to: Day.parse(days.last) } : {}),
  };
}
