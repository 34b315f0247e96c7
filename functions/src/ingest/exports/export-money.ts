import type { Inflow, MoneyFacts } from '@loan/shared/facts/money';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountTail } from '@loan/shared/facts/shop';
import type { Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../currencies.ts';
import { isoDay } from '../moment.ts';
import { createRejections, type Rejections } from '../rejected.ts';
import type { RejectReason, TableSink } from '../table.ts';
import { createCellLayout } from './cell-layout.ts';
import { amountCell, isNothing, minorOfFigure, wordOf } from './export-cells.ts';
import { createDateOrders, type DateOrder, exportMoment } from './export-moment.ts';
import { type ExportKind, MONEY_CELLS, type MoneyCell, type MoneyTable } from './export-table.ts';

const SECONDS_A_DAY = 86_400;
/** Beyond what a fact can list anyway; the newest are kept. */
const KEPT_MAX = 3_000;

type Withdrawal = Exclude<MoneyFacts['withdrawals'], 'notOffered'>[number];
/** A movement, with what it is known by, so that overlapping files tell it once. */
export type Told<T> = T & { id: string };

export type ExportMoney = {
  source: MoneyTable['source'];
  kind: ExportKind;
  inflows: Told<Inflow>[];
  /** Null where the file tells inflows alone. */
  withdrawals: Told<Withdrawal>[] | null;
  days?: { first: string; last: string };
  rows: number;
};

type MoneyReading = { table: MoneyTable; dates: DateOrder };
export type MoneyReducer = { sink: TableSink; rejections: Rejections; finish(): ExportMoney };

/** Reduces a payment company's export to what came in and what was taken out. */
export function createMoneyReducer({ table, dates }: MoneyReading): MoneyReducer {
  const layout = createCellLayout(MONEY_CELLS, table);
  const rejections = createRejections();
  const [inflows, withdrawals] = [createNewest<Inflow>(), createNewest<Withdrawal>()];
  let [rows, firstDay, lastDay] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  return {
    rejections,
    sink: {
      header: layout.header,
      row(cells) {
        if (layout.isBlank(cells)) return;
        rows += 1;
        const text = (cell: MoneyCell) => layout.text(cells, cell);
        const movement = readMovement(text, dates);
        if (typeof movement === 'string') return rejections.add(cells.line, movement);
        firstDay = Math.min(firstDay, movement.day);
        lastDay = Math.max(lastDay, movement.day);
        const word = wordOf(text('type'));
        const isInflow = table.types ? table.types.inflow.has(word) : true;
        if (isInflow && movement.minor > 0) inflows.add(inflowOf(table, movement, text));
        if (table.types?.withdrawal.has(word)) withdrawals.add(withdrawalOf(movement, text));
      },
      shortRow(line) {
        rows += 1;
        rejections.add(line, 'tooFewCells');
      },
    },
    finish: () => ({
      source: table.source,
      kind: table.kind,
      inflows: inflows.all(),
      withdrawals: table.types ? withdrawals.all() : null,
      ...(firstDay <= lastDay ? { days: { first: isoDay(firstDay), last: isoDay(lastDay) } } : {}),
      rows,
    }),
  };
}

type Text = (cell: MoneyCell) => string;
type Movement = { id: string; day: number; currency: string; minor: number };

function readMovement(text: Text, dates: DateOrder): Movement | RejectReason {
  const seconds = exportMoment(text('on'), dates);
  if (Number.isNaN(seconds)) return 'dateUnreadable';
  const currency = text('currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return 'currencyUnreadable';
  const minor = minorAt(text('amount'), currency) - Math.abs(minorAt(text('out'), currency));
  if (Number.isNaN(minor) || Math.abs(minor) > 1e13) return 'priceUnreadable';
  const id = text('id');
  if (id === '' || id.length > 80) return 'orderIdMissing';
  return { id, day: Math.floor(seconds / SECONDS_A_DAY), currency, minor };
}

function minorAt(cell: string, currency: string): number {
  if (isNothing(cell)) return 0;
  const amount = amountCell(cell.replace(/^\+/, ''));
  return amount ? minorOfFigure(amount.figure, currency) : Number.NaN;
}

const moved = ({ id, day, currency, minor }: Movement) => ({
  id,
  on: isoDay(day) as Day,
  amount: decimalText(Math.abs(minor), minorDigits(currency)) as Inflow['amount'],
  currency: currency as Inflow['currency'],
});

const inflowOf = (table: MoneyTable, movement: Movement, text: Text): Told<Inflow> => ({
  ...moved(movement),
  marketplace: table.platforms[wordOf(text('platform'))] ?? (isNothing(text('platform')) ? NOT_OFFERED : 'other'),
  // Files name a shop by its title at best, which no marketplace's own file does.
  sellerId: NOT_OFFERED,
  accountTail: tailOf(text('account')),
  status: statusOf(table, wordOf(text('status'))),
});

const withdrawalOf = (movement: Movement, text: Text): Told<Withdrawal> => ({
  ...moved(movement),
  toTail: tailOf(text('account')),
  toHolder: NOT_OFFERED,
});

function statusOf({ pending, returned }: MoneyTable, word: string): Inflow['status'] {
  if (returned.has(word)) return 'returned';
  return pending.has(word) ? 'pending' : 'credited';
}

/** The last four characters of an account; nothing else of it is kept. */
function tailOf(cell: string): Inflow['accountTail'] {
  const tail = cell
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .slice(-4);
  return AccountTail.safeParse(tail).success ? tail : NOT_OFFERED;
}

/** The newest movements, each once, however they are ordered. */
function createNewest<T extends { on: Day }>() {
  let kept = new Map<string, Told<T>>();
  const newest = () => [...kept.values()].sort((a, b) => (`${a.on} ${a.id}` > `${b.on} ${b.id}` ? -1 : 1));
  return {
    add(one: Told<T>) {
      kept.set(one.id, one);
      if (kept.size > KEPT_MAX * 2)
        kept = new Map(
          newest()
            .slice(0, KEPT_MAX)
            .map((each) => [each.id, each]),
        );
    },
    all: () => newest().slice(0, KEPT_MAX),
  };
}

/** Listens to a file's dates before anything of it is read. */
export function createMoneyDateSurvey(table: MoneyTable): { sink: TableSink; order(): DateOrder } {
  const layout = createCellLayout(MONEY_CELLS, table);
  const dates = createDateOrders();
  return {
    sink: { header: layout.header, row: (cells) => dates.hear(layout.text(cells, 'on')), shortRow: () => undefined },
    order: dates.order,
  };
}
