import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createMonths, type MonthSaid, NEEDED } from './months.ts';

/** Loads its library, then gives what reads a file; only the reading is measured. */
type Contestant = () => Promise<(file: string) => Promise<MonthSaid[]>>;

const PIECE_BYTES = 1 << 18;
const open = (file: string) => createReadStream(file, { highWaterMark: PIECE_BYTES });

/** Takes rows of cells, the header first. */
function createRows() {
  const months = createMonths();
  let at: number[] | undefined;
  return {
    row(cells: readonly string[]) {
      if (!at) {
        at = NEEDED.map((name) => cells.indexOf(name));
        return;
      }
      const [id, bought, status, itemStatus, quantity, currency, price] = at.map(
        (column) => cells[column] ?? '',
      ) as Parameters<typeof months.add>;
      months.add(id, bought, status, itemStatus, quantity, currency, price);
    },
    finish: months.finish,
  };
}

/** As the product reads it: bytes in, sums out; every row checked, shares of products counted too. */
const ours: Contestant = async () => {
  const { createOrderReducer } = await import('@loan/functions/ingest/orders');
  const { readTable } = await import('@loan/functions/ingest/read');
  const { dayOfIso } = await import('@loan/functions/ingest/moment');
  return async (file) => {
    const reducer = createOrderReducer({ today: dayOfIso('2026-11-22') });
    await readTable(open(file), reducer.sink);
    return reducer.finish().months;
  };
};

const readline: Contestant = async () => async (file) => {
  const rows = createRows();
  for await (const line of createInterface({ input: open(file), crlfDelay: Number.POSITIVE_INFINITY }))
    rows.row(line.split('\t'));
  return rows.finish();
};

const papaparse: Contestant = async () => {
  const { default: papa } = await import('papaparse');
  return (file) =>
    new Promise((resolve, reject) => {
      const rows = createRows();
      papa.parse(open(file), {
        delimiter: '\t',
        quoteChar: '\u0000',
        newline: '\n',
        skipEmptyLines: true,
        chunk: ({ data }: { data: string[][] }) => data.forEach(rows.row),
        complete: () => resolve(rows.finish()),
        error: reject,
      });
    });
};

const csvParse: Contestant = async () => {
  const { parse } = await import('csv-parse');
  return async (file) => {
    const rows = createRows();
    for await (const cells of open(file).pipe(parse({ delimiter: '\t', quote: null, escape: null }))) rows.row(cells);
    return rows.finish();
  };
};

const CANCELLED = `("order-status" = 'Cancelled' or "item-status" = 'Cancelled')`;
const query = (file: string) => `
  select month, currency, count(*) filter (sold)::int, count(*) filter (not sold)::int, sum(units)::int, sum(cents)::bigint
  from (
    select strftime("purchase-date", '%Y-%m') as month, currency, "amazon-order-id",
           bool_or(not ${CANCELLED}) as sold,
           sum(case when ${CANCELLED} then 0 else quantity end) as units,
           sum(case when ${CANCELLED} then 0 else coalesce("item-price", 0) * 100 end) as cents
    from read_csv('${file}', delim = '\t', quote = '', escape = '', header = true, all_varchar = true,
                  types = {'purchase-date': 'TIMESTAMP', 'quantity': 'INTEGER', 'item-price': 'DECIMAL(12,2)'})
    group by all
  ) group by all order by month, currency`;

/** One thread, as a function in the cloud has; typed columns, one grouped query. */
const duckdb: Contestant = async () => {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  return async (file) => {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    const rows = (await connection.runAndReadAll(query(file))).getRows();
    return rows.map(([month, currency, orders, cancelled, units, cents]) => ({
      month: String(month),
      currency: String(currency),
      orders: Number(orders),
      cancelled: Number(cancelled),
      units: Number(units),
      gmv: (Number(cents) / 100).toFixed(2),
    }));
  };
};

export const CONTESTANTS: Readonly<Record<string, Contestant>> = {
  ours,
  duckdb,
  'readline + split': readline,
  papaparse,
  'csv-parse': csvParse,
};
