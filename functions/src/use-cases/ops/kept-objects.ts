import type { ChainedEvent } from '@loan/shared/evidence/event';
import { snapshotName } from '../assess/assess.ts';
import { paperFileName } from '../backing/paper-files.ts';
import { decisionName } from '../bank/apply.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { fileName, pdfName } from '../portrait/names.ts';
import { documentContentName, printedName, signedName } from '../signing/document-names.ts';

export type ObjectFault = 'missing' | 'changed' | 'noRecord';
type Expected = { name: string; sha256: string | undefined };

/** Everything an application's chain says was kept, against the bytes that are there. */
export async function keptObjects(
  deps: Deps,
  history: readonly ChainedEvent[],
): Promise<{ name: string; fault?: ObjectFault }[]> {
  const documents = documentsOf(history);
  const expected = [
    ...(await Promise.all(decisionsOf(history).map((id) => ofDecision(deps, id)))).flat(),
    ...(await Promise.all([...documents.ids].map((id) => ofDocument(deps, id)))).flat(),
    ...documents.files,
    ...history.flatMap(ofPortrait),
    ...history.flatMap(ofPaper),
  ];
  return Promise.all(expected.map((one) => check(deps, one)));
}

async function check(
  { objects }: Deps,
  { name, sha256: hash }: Expected,
): Promise<{ name: string; fault?: ObjectFault }> {
  if (hash === undefined) return { name, fault: 'noRecord' };
  const bytes = await objects.get('evidence', name);
  if (!bytes) return { name, fault: 'missing' };
  return sha256(bytes) === hash ? { name } : { name, fault: 'changed' };
}

const decisionsOf = (history: readonly ChainedEvent[]): string[] => [
  ...new Set(history.flatMap(({ facts }) => (typeof facts['decisionId'] === 'string' ? [facts['decisionId']] : []))),
];

async function ofDecision({ ledger }: Deps, decisionId: string): Promise<Expected[]> {
  const record = await ledger.record('decision', decisionId);
  const decision = { name: decisionName(decisionId), sha256: record?.value.decisionSha256 };
  if (!record) return [decision];
  return [decision, { name: snapshotName(record.value.snapshotSha256), sha256: record.value.snapshotSha256 }];
}

async function ofDocument({ ledger }: Deps, documentId: string): Promise<Expected[]> {
  const record = await ledger.record('document', documentId);
  return [{ name: documentContentName(documentId), sha256: record?.value.contentSha256 }];
}

/** The file a paper was handed in with, under the hash that stands in the chain. */
function ofPaper({ type, facts, aggregate }: ChainedEvent): Expected[] {
  const hash = facts['fileSha256'];
  if ((type !== 'putPaper' && type !== 'putAgreement') || typeof hash !== 'string') return [];
  return [{ name: paperFileName(aggregate.slice(aggregate.indexOf(':') + 1), hash), sha256: hash }];
}

/** The signed files of exported portraits, and what was printed of them. */
function ofPortrait({ type, facts }: ChainedEvent): Expected[] {
  if (type === 'printPortrait') return [{ name: pdfName(String(facts['exportId'])), sha256: String(facts['sha256']) }];
  if (type !== 'exportPortrait') return [];
  const made = facts['made'] as { id: string; fileSha256: string };
  return [{ name: fileName(made), sha256: made.fileSha256 }];
}

type Authorisations = Record<string, { documentId: string }>;

/** The documents an application's events speak of, and the hashes of their printed and signed files. */
function documentsOf(history: readonly ChainedEvent[]): { ids: Set<string>; files: Expected[] } {
  const ids = new Set<string>();
  const files = new Map<string, Expected>();
  let bureau: Authorisations = {};
  let agreement = '';
  const keep = (name: string, hash: unknown) => files.set(name, { name, sha256: String(hash) });
  for (const { type, facts } of history) {
    const part = bureau[String(facts['subject'])]?.documentId ?? '';
    if (type === 'accept') {
      bureau = facts['bureau'] as Authorisations;
      for (const { documentId } of Object.values(bureau)) ids.add(documentId);
    }
    if (type === 'sendBureau') keep(printedName(part), facts['sha256']);
    if (type === 'signBureau') keep(signedName(part), facts['signedSha256']);
    if (type === 'startSigning') {
      agreement = (facts['signing'] as { documentId: string }).documentId;
      ids.add(agreement);
    }
    if (type === 'sendSigning') keep(printedName(agreement), facts['sha256']);
    if (type === 'activate') keep(signedName(agreement), facts['signedSha256']);
  }
  return { ids, files: [...files.values()] };
}
