import { readDocument } from '@loan/shared/api/signing';
import { ApplicationId } from '@loan/shared/application/ids';
import type { z } from '@loan/shared/schema';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { useCommand } from '../state/use-command.ts';

export type Document = z.infer<typeof readDocument.response>;

/** One document in rows and in full, as the PDF says it. */
export function useDocument(id: string, documentId: string | undefined) {
  const [document, setDocument] = useState<Document | undefined>(undefined);
  const { problem, run } = useCommand();

  async function load() {
    if (documentId === undefined) return;
    await run(() => call(readDocument, { id: ApplicationId.parse(id), documentId }), setDocument);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each document.
  useEffect(() => {
    void load();
  }, [id, documentId]);

  return { document, problem, load };
}
