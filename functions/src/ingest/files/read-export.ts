import type { HandedFile } from '../../ports/file-reader.ts';
import { createMoneyDateSurvey, createMoneyReducer, type ExportMoney } from '../exports/export-money.ts';
import { createExportReducer, type ExportOrders } from '../exports/export-orders.ts';
import type { ExportKind, ExportTable, OrderTable } from '../exports/export-table.ts';
import { createDateSurvey, createExportVersions, type ExportVersions } from '../exports/export-versions.ts';
import { readExport } from '../exports/open-export.ts';
import type { Rejections } from '../rejected.ts';

/** One file of a marketplace or payment company, and which of the files given it is. */
export type ExportFile = { file: HandedFile; index: number; table: ExportTable };

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
    async prepare({ file, index, table }) {
      if (table.tells !== 'orders' || !overlapping.has(table.kind)) return;
      const known = versions.get(table.kind) ?? createExportVersions();
      versions.set(table.kind, known);
      await readExport(file.open(), known.sinkFor({ table, index, dates: await datesOf(file, table) }));
    },

    async read({ file, index, table }) {
      if (table.tells === 'money') {
        const survey = createMoneyDateSurvey(table);
        await readExport(file.open(), survey.sink);
        const reducer = createMoneyReducer({ table, dates: survey.order() });
        await readExport(file.open(), reducer.sink);
        return { told: reducer.finish(), rejections: reducer.rejections };
      }
      const known = versions.get(table.kind);
      const reducer = createExportReducer({
        table,
        today,
        dates: await datesOf(file, table),
        ...(known && { takes: (version) => known.isFrom(version, index) }),
      });
      await readExport(file.open(), reducer.sink);
      return { told: reducer.finish(), rejections: reducer.rejections };
    },
  };
}

/** How a file writes its dates, no single row of it tells. */
async function datesOf(file: HandedFile, table: OrderTable) {
  const survey = createDateSurvey(table);
  await readExport(file.open(), survey.sink);
  return survey.order();
}
