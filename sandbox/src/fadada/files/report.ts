import { createHash } from 'node:crypto';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { SignTask } from '../tasks/task.ts';

const LINE_HEIGHT = 18;
const MAX_LINES = 40;

/** A report on how a task was signed: hashes and times, in Latin letters, since no Chinese font is carried along. */
export async function evidenceReport(task: SignTask, documents: readonly Uint8Array[]): Promise<Uint8Array> {
  const report = await PDFDocument.create({ updateMetadata: false });
  const font = await report.embedFont(StandardFonts.Helvetica);
  const page = report.addPage([595, 842]);
  const lines = [
    'Evidence report of a sandbox: not issued by any certification authority',
    `Sign task ${task.signTaskId}`,
    `Finished ${iso(task.finishTime)}`,
    ...documents.map(
      (bytes, index) => `Document ${index + 1} SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`,
    ),
    ...task.actors.map((actor, index) => `Signer ${index + 1} (${actor.actorType}) signed ${iso(actor.signTime)}`),
  ];
  for (const [index, line] of lines.slice(0, MAX_LINES).entries()) {
    page.drawText(line, { x: 40, y: 790 - index * LINE_HEIGHT, size: 9, font });
  }
  report.setTitle(task.subject);
  return report.save();
}

const iso = (at: number | undefined): string => (at === undefined ? '-' : new Date(at).toISOString());
