import type { z } from '@loan/shared/schema';
import { type Bytes, gzipped, plainBytes, SourceBroken } from '../../../ingest/source-bytes.ts';
import type { StepResult } from '../../../ports/source-adapter.ts';
import type { StepTools } from './step.ts';

/** JSON reports of a region's account are a few megabytes at most. */
const JSON_BYTES_MAX = 64 * 1024 * 1024;

/** Reads a JSON report, keeps what its schema names, and reduces it. */
export async function readJsonReport<T>(
  { context, step }: StepTools,
  document: Bytes,
  { schema, reduce }: { schema: z.ZodType<T>; reduce: (report: T) => unknown },
): Promise<StepResult> {
  const parsed = schema.safeParse(parseJson(await collect(plainBytes(document))));
  // A report in a shape we do not know is as good as no report; asking again would bring the same.
  if (!parsed.success) throw new SourceBroken('shapeUnknown', parsed.error.issues[0]?.path.join('.'));
  const { sha256 } = await context.keep(`${step.id.replace(':', '-')}.json.gz`, gzipped(jsonBytes(parsed.data)));
  return { reduction: reduce(parsed.data), rowsRead: 1, rowsRejected: 0, rejected: [], sourceSha256: sha256 };
}

async function collect(source: Bytes): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    length += piece.length;
    if (length > JSON_BYTES_MAX) throw new SourceBroken('rowTooLong');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function* jsonBytes(value: unknown): Bytes {
  yield Buffer.from(JSON.stringify(value));
}
