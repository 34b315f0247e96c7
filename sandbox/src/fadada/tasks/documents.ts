import type { World } from '../../kernel/world.ts';
import { bytesOf } from '../files/files.ts';
import { findKeyword } from '../pdf/keywords.ts';
import { type Mark, placeMarks } from '../pdf/seals.ts';
import { type Run, readRuns } from '../pdf/text.ts';
import { namesField, type SignTask, type TaskActor, type TaskDoc, type TaskField } from './task.ts';

/** Where a signer without controls signs: low on the first page, in points. */
const ANYWHERE = { page: 1, x: 120, y: 80 };
/** A4, for controls placed by pixel, which count from the upper edge. */
const PAGE_HEIGHT = 842;

/** The document as it stands: what was uploaded, with a mark for everyone who has signed, in the order they did. */
export async function documentNow(world: World, task: SignTask, doc: TaskDoc): Promise<Uint8Array> {
  let pdf = bytesOf(world, doc.fileId) ?? new Uint8Array();
  const signed = task.actors.filter(({ signStatus }) => signStatus === 'signed');
  const inOrder = signed.sort((a, b) => (a.signTime ?? 0) - (b.signTime ?? 0) || (a.orderNo ?? 0) - (b.orderNo ?? 0));
  const runs = inOrder.length > 0 ? await readRuns(pdf) : [];
  for (const actor of inOrder) {
    const marks = marksOf(actor, doc, runs);
    if (marks.length > 0) pdf = await placeMarks(pdf, marks);
  }
  return pdf;
}

function marksOf(actor: TaskActor, doc: TaskDoc, runs: readonly Run[][]): Mark[] {
  const at = new Date(actor.signTime ?? 0).toISOString();
  const says = `${actor.actorName} ${at} 电子签沙箱标记，无法律效力`;
  const shapeOf = (fieldType: string) => (fieldType.startsWith('corp_seal') ? 'seal' : 'signature');
  // Someone with controls in other documents only has nothing to sign in this one.
  if (actor.fields.length === 0)
    return [{ shape: actor.actorType === 'corp' ? 'seal' : 'signature', says, ...ANYWHERE }];
  const names = actor.fields.filter(({ docId }) => docId === doc.docId).map(({ field }) => field);
  const fields = doc.fields.filter((field) => names.some((name) => namesField(name, field)));
  return fields.flatMap((field) =>
    placesOf(field, runs).map((place) => ({ shape: shapeOf(field.fieldType), says, ...place })),
  );
}

const placesOf = ({ place }: TaskField, runs: readonly Run[][]) =>
  'keyword' in place ? findKeyword(runs, place.keyword) : [{ ...place, y: PAGE_HEIGHT - place.y }];
