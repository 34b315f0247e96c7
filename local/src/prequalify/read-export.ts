import { createReadStream } from 'node:fs';
import {
  createMoneyDateSurvey,
  createMoneyReducer,
  type ExportMoney,
} from '@loan/functions/ingest/exports/export-money';
import { createExportReducer, type ExportOrders } from '@loan/functions/ingest/exports/export-orders';
import type { ExportKind, ExportTable, OrderTable } from '@loan/functions/ingest/exports/export-table';
import {
  createDateSurvey,
  createExportVersions,
  type ExportVersions,
} from '@loan/functions/ingest/exports/export-versions';
import { readExport } from '@loan/functions/ingest/exports/open-export';
import type { Rejections } from '@loan/functions/ingest/rejected';

const PIECE_BYTES = 256 * 1024;
export const open = (path: string) => createReadStream(path, { highWaterMark: PIECE_BYTES });

/** One file of a marketplace or payment company, and which of the files given it is. */
export type ExportFile = { path: string; index: number; table: ExportTable };

export type ExportRead = { told: ExportOrders | ExportMoney; rejections: Rejections };

export type ExportReader = {
  /** Goes through one file beforehand, where others of its kind may have newer versions of its orders. */
  prepare(file: ExportFile): Promise<void>;
  read(file: ExportFile): Promise<ExportRead>;
};

/** `overlapping`: kinds of which there are several files; `today` is a day number. */
export function createExportReader(overlapping: ReadonlySet<ExportKind>, today: number): ExportReader {
  const versions = new Map<ExportKind, ExportVersions>();

  return {
    async prepare({ path, index, table }) {
      if (table.tells !== 'orders' || !overlapping.has(table.kind)) return;
      const known = versions.get(table.kind) ?? createExportVersions();
      versions.set(table.kind, known);
      await readExport(open(path), known.sinkFor({ table, index, dates: await datesOf(path, table) }));
    },

    async read({ path, index, table }) {
      if (table.tells === 'money') {
        const survey = createMoneyDateSurvey(table);
        await readExport(open(path), survey.sink);
        const reducer = createMoneyReducer({ table, dates: survey.order() });
        await readExport(open(path), reducer.sink);
        return { told: reducer.finish(), rejections: reducer.rejections };
      }
      const known = versions.get(table.kind);
      const reducer = createExportReducer({
        table,
        today,
        dates: await datesOf(path, table),
        ...(known && { takes: (version) => known.isFrom(version, index) }),
      });
      await readExport(open(path), reducer.sink);
      return { told: reducer.finish(), rejections: reducer.rejections };
    },
  };
}

/** How a file writes its dates, no single row of it tells. */
async function datesOf(path: string, table: OrderTable) {
  const survey = createDateSurvey(table);
  await readExport(open(path), survey.sink);
  return survey.order();
}
