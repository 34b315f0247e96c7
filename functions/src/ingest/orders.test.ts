import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gather, inPieces } from '../testing/bytes.ts';
import {
  anyFileLine,
  type FileLine,
  HEADER,
  isReadable,
  monthsSaid,
  PERSONAL,
  printFile,
} from '../testing/order-file.ts';
import { ColumnMissing, ORDER_COLUMNS } from './columns.ts';
import { createKeptRows } from './kept-rows.ts';
import { dayOfIso } from './moment.ts';
import { createOrderReducer, type OrderReading } from './orders.ts';
import { keepTable, readTable } from './read.ts';

const TODAY = dayOfIso('2026-02-20');

async function reduce(file: Buffer, cuts: readonly number[] = [], reading: Partial<OrderReading> = {}) {
  const reducer = createOrderReducer({ today: TODAY, ...reading });
  await readTable(inPieces(file, cuts), reducer.sink);
  const { soldSince, placed, ...totals } = reducer.finish();
  return {
    ...totals,
    placed: placed(),
    sold: soldSince(dayOfIso('2025-11-23')),
    rejected: reducer.rejections.first,
    count: reducer.rejections.count,
  };
}

const anyLines = fc.array(anyFileLine, { maxLength: 40 });

describe('an all-orders report', () => {
  it('says of each month what counting by hand says, rejecting what cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, async (lines) => {
        const totals = await reduce(printFile(lines));
        expect(totals.months).toEqual(monthsSaid(lines));
        expect(totals.rows).toBe(lines.length);
        expect(totals.count).toBe(lines.filter((line) => !isReadable(line)).length);
        expect(totals.longRows).toBe(lines.filter(({ damage }) => damage === 'long').length);
      }),
    );
  });

  it('says of each day what was placed on it, and what of that was sold for how much', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, async (lines) => {
        const { months, placed } = await reduce(printFile(lines));
        const read = lines.filter(isReadable).length;
        expect(placed.reduce((sum, { orders }) => sum + orders, 0)).toBe(read);
        // Currencies with two decimals and with none stand side by side here, as they are only ever compared.
        const digits = (gmv: string) => Number(gmv.replace('.', ''));
        expect(placed.reduce((sum, { minor }) => sum + minor, 0)).toBe(
          months.reduce((sum, { gmv }) => sum + digits(gmv), 0),
        );
        for (const { orders, sold } of placed) expect(sold).toBeLessThanOrEqual(orders);
      }),
    );
  });

  it('is read as a file of two years too, which is laid beside no second reading', async () => {
    const line = { ...fc.sample(anyFileLine, { numRuns: 1, seed: 7 })[0], damage: 'none' } as FileLine;
    const days = Array.from({ length: 730 }, (_, ago) => ({ ...line, seconds: (TODAY - 1 - ago) * 86_400 }));
    const reducer = createOrderReducer({ today: TODAY });
    await readTable(inPieces(printFile(days), []), reducer.sink);
    expect(reducer.finish()).toMatchObject({ rows: 730, days: { first: '2024-02-21', last: '2026-02-19' } });
  });

  it('says the same however its rows are ordered, its lines end and its bytes are cut', async () => {
    const anyOrder = anyLines.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    const anyCuts = fc.array(fc.nat({ max: 8_000 }), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.constantFrom('\n', '\r\n', '\r'), anyCuts, async ([lines, shuffled], end, cuts) => {
        const { rejected: _, ...once } = await reduce(printFile(lines));
        const { rejected: __, ...again } = await reduce(printFile(shuffled, end), cuts);
        expect(again).toEqual(once);
      }),
    );
  });

  it('names the line and the reason of each row it could not read', async () => {
    const line = { ...fc.sample(anyFileLine, { numRuns: 1, seed: 7 })[0], damage: 'none' } as FileLine;
    const damages = ['none', 'short', 'date', 'quantity', 'price', 'none'] as const;
    const { rejected } = await reduce(printFile(damages.map((damage) => ({ ...line, damage }))));
    expect(rejected).toEqual([
      { line: 3, reason: 'tooFewCells' },
      { line: 4, reason: 'dateUnreadable' },
      { line: 5, reason: 'quantityUnreadable' },
      { line: 6, reason: 'priceUnreadable' },
    ]);
  });

  it('leaves rows of another window to the report of that window', async () => {
    const split = dayOfIso('2025-12-15') * 86_400;
    await fc.assert(
      fc.asyncProperty(anyLines, async (lines) => {
        const sound = lines.filter(isReadable);
        const before = await reduce(printFile(sound), [], { window: { from: 0, to: split } });
        const after = await reduce(printFile(sound), [], { window: { from: split, to: 4e9 } });
        expect(before.months).toEqual(monthsSaid(sound.filter(({ seconds }) => seconds < split)));
        expect(after.months).toEqual(monthsSaid(sound.filter(({ seconds }) => seconds >= split)));
      }),
    );
  });

  it('gives a purchase on the very second between two windows to the later one', async () => {
    const at = {
      ...fc.sample(anyFileLine, { numRuns: 1, seed: 7 })[0],
      damage: 'none',
      seconds: 1_768_435_200,
    } as FileLine;
    const rowsIn = async (from: number, to: number) =>
      (await reduce(printFile([at]), [], { window: { from, to } })).rows;
    expect(await rowsIn(0, at.seconds)).toBe(0);
    expect(await rowsIn(at.seconds, 4e9)).toBe(1);
  });

  it('tells units by product over the last 90 days, without naming a product', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, async (lines) => {
        const { sold } = await reduce(printFile(lines));
        const since = dayOfIso('2025-11-23') * 86_400;
        const live = lines.filter((line) => isReadable(line) && line.cancelled === 'no' && line.seconds >= since);
        // The reader looks back 90 days from the newest line; all of these files end before 2026-02-13.
        const newest = Math.max(...live.map(({ seconds }) => Math.floor(seconds / 86_400)));
        const recent = live.filter(({ seconds }) => Math.floor(seconds / 86_400) > newest - 90);
        const units = new Map<string, number>();
        for (const { sku, quantity } of recent) units.set(sku, (units.get(sku) ?? 0) + quantity);
        const expected = [...units.values()].filter((count) => count > 0).sort((a, b) => b - a);
        expect(sold.map(([, count]) => count)).toEqual(expected);
      }),
    );
  });

  it('is refused when a needed column is missing', async () => {
    const file = Buffer.from(`${HEADER.filter((name) => name !== 'item-price').join('\t')}\n`);
    await expect(reduce(file)).rejects.toThrow(ColumnMissing);
  });
});

const printed = (cells: Record<string, string>): string => HEADER.map((name) => cells[name] ?? '').join('\t');
const sold = {
  'amazon-order-id': '112-1',
  'purchase-date': '2026-01-05T00:00:00Z',
  quantity: '1',
  'order-status': 'Shipped',
};
const fileOf = (...lines: Record<string, string>[]): Buffer =>
  Buffer.from([HEADER.join('\t'), ...lines.map((line) => printed({ ...sold, ...line }))].join('\n'));

describe('a line of an order', () => {
  it('without a currency is in that of its marketplace: Amazon leaves it blank until an order is paid', async () => {
    const { months } = await reduce(
      fileOf(
        { currency: 'EUR', 'item-price': '10.00', 'sales-channel': 'Amazon.de' },
        { 'amazon-order-id': '112-2', 'order-status': 'Pending', 'sales-channel': 'Amazon.de' },
        { 'amazon-order-id': '112-3', 'order-status': 'Cancelled', 'sales-channel': 'Amazon.co.uk' },
        { 'amazon-order-id': '112-4', 'order-status': 'Cancelled', 'sales-channel': 'Somewhere' },
      ),
    );
    expect(months).toEqual([
      { month: '2026-01', currency: 'EUR', orders: 2, cancelled: 1, units: 2, gmv: '10.00' },
      { month: '2026-01', currency: 'GBP', orders: 0, cancelled: 1, units: 0, gmv: '0.00' },
    ]);
  });

  it('with a price but no currency anywhere is rejected, since a price alone is no amount', async () => {
    const { rejected } = await reduce(fileOf({ 'item-price': '10.00' }, { currency: '$', 'item-price': '10.00' }));
    expect(rejected.map(({ reason }) => reason)).toEqual(['currencyUnreadable', 'currencyUnreadable']);
  });

  it('in yen has no decimals', async () => {
    const { months } = await reduce(
      fileOf({ currency: 'JPY', 'item-price': '1,980' }, { currency: 'JPY', 'item-price': '20' }),
    );
    expect(months).toMatchObject([{ currency: 'JPY', orders: 1, gmv: '2000' }]);
  });

  it('in a status we do not know counts as sold, and the status is told', async () => {
    const { months, unknownStatuses } = await reduce(
      fileOf(
        { currency: 'USD', 'item-price': '5.00', 'order-status': 'Teleported' },
        { currency: 'USD', 'item-price': '1.00', 'order-status': 'Teleported' },
        { currency: 'USD', 'order-status': 'Shipping' },
      ),
    );
    expect(months).toMatchObject([{ orders: 1, units: 3, gmv: '6.00' }]);
    expect(unknownStatuses).toEqual({ Teleported: 2 });
  });

  it.each(['Cancelled', 'CANCELLED', 'Canceled'])('is cancelled by the word %s', async (word) => {
    const { months } = await reduce(fileOf({ currency: 'USD', 'item-price': '5.00', 'order-status': word }));
    expect(months).toMatchObject([{ orders: 0, cancelled: 1, units: 0, gmv: '0.00' }]);
  });

  it('makes an order sold as soon as one of its lines is not cancelled, whichever comes first', async () => {
    const lines = [
      { currency: 'USD', 'item-status': 'Cancelled' },
      { currency: 'USD', 'item-price': '7.00' },
    ];
    for (const order of [lines, [...lines].reverse()]) {
      const { months } = await reduce(fileOf(...order));
      expect(months).toMatchObject([{ orders: 1, cancelled: 0, units: 1, gmv: '7.00' }]);
    }
  });

  it('belongs to the month of its purchase in UTC', async () => {
    const { months } = await reduce(fileOf({ currency: 'USD', 'purchase-date': '2026-01-31T20:00:00-08:00' }));
    expect(months).toMatchObject([{ month: '2026-02' }]);
  });
});

describe('what is kept of a report', () => {
  const kept = async (file: Buffer, cuts: readonly number[] = []): Promise<string> => {
    const rows = createKeptRows(ORDER_COLUMNS);
    const reducer = createOrderReducer({ today: TODAY, kept: rows });
    return (await gather(keepTable(inPieces(file, cuts), reducer.sink, rows))).toString();
  };

  it('never holds a word about a buyer, whatever the rows are like', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, async (lines) => {
        const text = await kept(printFile(lines));
        for (const word of PERSONAL) expect(text).not.toContain(word);
      }),
    );
  });

  it('is enough to reduce the report again, to the same months', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, fc.array(fc.nat({ max: 8_000 }), { maxLength: 5 }), async (lines, cuts) => {
        const again = await reduce(Buffer.from(await kept(printFile(lines), cuts)));
        expect(again.months).toEqual(monthsSaid(lines));
        expect(again.count).toBe(0);
      }),
    );
  });
});
