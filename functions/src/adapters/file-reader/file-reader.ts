import { ColumnMissing } from '../../ingest/columns.ts';
import { keptFile } from '../../ingest/files/kept-file.ts';
import { prequalifyFiles } from '../../ingest/files/prequalify.ts';
import { FileFailed, NotAReport } from '../../ingest/files/read-files.ts';
import { SourceBroken } from '../../ingest/source-bytes.ts';
import type { FileReader } from '../../ports/file-reader.ts';

const PROBLEM_AT_MAX = 120;

export const createFileReader = (): FileReader => ({
  kept: keptFile,
  prequalify: prequalifyFiles,

  problemOf(error) {
    const cause = error instanceof FileFailed ? error.cause : error;
    if (cause instanceof NotAReport) return { problem: cause.kind };
    if (cause instanceof ColumnMissing)
      return { problem: 'columnMissing', problemAt: cause.column.slice(0, PROBLEM_AT_MAX) };
    if (!(cause instanceof SourceBroken)) return undefined;
    const [, line] = /line (\d+)/.exec(cause.message) ?? [];
    return { problem: cause.code, ...(line === undefined ? {} : { problemAt: line }) };
  },
});
