import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anyFileLine, type FileLine, isReadable, monthsSaid, printFile } from '@loan/functions/testing/order-file';
import fc from 'fast-check';
import { prequalify } from './prequalify.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prequalify-'));
});
afterAll(() => rm(folder, { recursive: true }));

let written = 0;
async function file(content: string | Buffer, name = 'report.txt'): Promise<string> {
  written += 1;
  const path = join(folder, `${written}-${name}`);
  await writeFile(path, content);
  return path;
}

async function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await prequalify(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    now: () => new Date('2026-03-15T04:00:00Z'),
  });
  return { code, out, err, json: argv.includes('--json') && code === 0 ? JSON.parse(out) : undefined };
}

const HEAD = 'amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tsku\tquantity\tcurrency\titem-price';
const order = (id: string, day: string, price: string, updated = '2026-03-01') =>
  `${id}\t${day}T10:00:00+00:00\t${updated}T00:00:00+00:00\tShipped\tYX-1\t1\tUSD\t${price}`;

const SETTLEMENT_HEAD =
  'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\tposted-date\tposted-date-time\tquantity-purchased';
const settlement = (total: string, amounts: readonly [type: string, amount: string, day: string][]) =>
  [
    SETTLEMENT_HEAD,
    `77\t2026-01-01 00:00:00 UTC\t2026-01-15 00:00:00 UTC\t2026-01-16 00:00:00 UTC\t${total}\tUSD\t\t\t\t\t\t\t\t`,
    ...amounts.map(
      ([type, amount, day]) => `77\t\t\t\t\t\t${type}\t112-1\tItemPrice\tPrincipal\t${amount}\t${day}\t\t1`,
    ),
  ].join('\n');

describe('prequalify --json', () => {
  it('says of any order file what counting by hand says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFileLine, { maxLength: 30 }), async (lines) => {
        const { code, json } = await run(await file(printFile(lines, '\r\n')), '--json');
        expect(code).toBe(0);
        expect(json).toMatchObject({ source: 'amazon', verified: false, rows: lines.length });
        expect(json.rejectedRows).toBe(lines.filter((line) => !isReadable(line)).length);
        expect(json.months).toEqual(monthsSaid(lines).map((month) => ({ ...month, refunds: null })));
      }),
      { numRuns: 25 },
    );
  });

  it('works on a single row', async () => {
    const { json } = await run(await file(`${HEAD}\n${order('112-1', '2026-01-05', '19.90')}`), '--json');
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'USD', orders: 1, cancelled: 0, units: 1, gmv: '19.90', refunds: null },
    ]);
    expect(json.decision).toMatchObject({ outcome: 'declined', limitFen: 0 });
    expect(json.decision.reasons[0]).toMatchObject({ code: 'tenureTooShort', pointsLost: 0 });
  });

  it('takes an order that is in two files whole from the one with its newest version', async () => {
    const january = await file(
      [HEAD, order('112-1', '2026-01-05', '10.00'), order('112-2', '2026-01-06', '5.00')].join('\n'),
    );
    const newer = [
      order('112-1', '2026-01-05', '7.00', '2026-03-02'),
      order('112-1', '2026-01-05', '2.00', '2026-03-01'),
    ];
    const later = await file([HEAD, ...newer, order('112-3', '2026-02-01', '1.00')].join('\n'));
    const expected = [
      { month: '2026-01', currency: 'USD', orders: 2, cancelled: 0, units: 3, gmv: '14.00', refunds: null },
      { month: '2026-02', currency: 'USD', orders: 1, cancelled: 0, units: 1, gmv: '1.00', refunds: null },
    ];
    for (const paths of [
      [january, later],
      [later, january],
      [january, later, january],
    ]) {
      const { json } = await run(...paths, '--json');
      expect(json.months).toEqual(expected);
    }
  });

  it('agrees, however a history is cut into overlapping files, with the history in one file', async () => {
    const sound = anyFileLine.map((line): FileLine => ({ ...line, damage: 'none' }));
    // Every order wholly in the first file, wholly in the second, or the same in both.
    const anyHistory = fc.tuple(
      fc.array(sound, { maxLength: 25 }),
      fc.func(fc.constantFrom<'first' | 'second' | 'both'>('first', 'second', 'both')),
    );
    await fc.assert(
      fc.asyncProperty(anyHistory, async ([lines, place]) => {
        const first = lines.filter(({ orderId }) => place(orderId) !== 'second');
        const second = lines.filter(({ orderId }) => place(orderId) !== 'first');
        const { json } = await run(await file(printFile(first)), await file(printFile(second)), '--json');
        expect(json.months).toEqual(monthsSaid(lines).map((month) => ({ ...month, refunds: null })));
      }),
      { numRuns: 25 },
    );
  });

  it('tells refunds from a settlement file, by the month they were posted in', async () => {
    const orders = await file([HEAD, order('112-1', '2026-01-05', '50.00')].join('\n'));
    const settled = await file(
      settlement('30.00', [
        ['Order', '50.00', '2026-01-05'],
        ['Refund', '-12.50', '2026-01-09'],
        ['Refund', '-7.50', '2026-02-01'],
      ]),
    );
    const { json } = await run(orders, settled, '--json');
    expect(json.basis).toBe('orders');
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'USD', orders: 1, cancelled: 0, units: 1, gmv: '50.00', refunds: '12.50' },
      { month: '2026-02', currency: 'USD', orders: 0, cancelled: 0, units: 0, gmv: '0.00', refunds: '7.50' },
    ]);
  });

  it('falls back to settlements, and says so, when no order file was handed in', async () => {
    const { json } = await run(await file(settlement('50.00', [['Order', '50.00', '2026-01-05']])), '--json');
    expect(json.basis).toBe('settlement');
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'USD', orders: 1, cancelled: 0, units: 1, gmv: '50.00', refunds: '0.00' },
    ]);
  });

  it.each([
    [
      'in English',
      'Date,Ordered Product Sales,Units Ordered,Total Order Items\n1/30/26,"US$1,200.50",40,38\n1/31/26,$0.50,1,1\n2/1/26,$9.00,2,2\n',
    ],
    [
      'in Chinese',
      '日期,已订购商品销售额,已订购商品数量,订单商品总数\n2026/1/30,"US$1,200.50",40,38\n2026/1/31,$0.50,1,1\n2026/2/1,$9.00,2,2\n',
    ],
    [
      'with the day first',
      'Date,Ordered Product Sales,Units Ordered,Total Order Items\n30/01/2026,"US$1,200.50",40,38\n31/01/2026,$0.50,1,1\n01/02/2026,$9.00,2,2\n',
    ],
  ])('reads a business report %s', async (_, content) => {
    const { json } = await run(await file(content, 'BusinessReport.csv'), '--json');
    expect(json.basis).toBe('businessByDate');
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'USD', orders: 39, cancelled: 0, units: 41, gmv: '1201.00', refunds: null },
      { month: '2026-02', currency: 'USD', orders: 2, cancelled: 0, units: 2, gmv: '9.00', refunds: null },
    ]);
  });

  it('reads a compressed file like a plain one', async () => {
    const content = Buffer.from(`${HEAD}\n${order('112-1', '2026-01-05', '1.234,56')}\n`);
    const [plain, packed] = [
      await run(await file(content), '--json'),
      await run(await file(gzipSync(content), 'report.txt.gz'), '--json'),
    ];
    expect(packed.json.months).toEqual(plain.json.months);
    expect(plain.json.months).toMatchObject([{ gmv: '1234.56' }]);
  });

  it('offers a seller of twelve steady months a limit, unverified', async () => {
    const days = Array.from({ length: 396 }, (_, index) =>
      new Date(Date.UTC(2025, 1, 1 + index)).toISOString().slice(0, 10),
    );
    // 4,600 USD a day are some 140,000 USD, a million renminbi, a month.
    const rows = days.flatMap((day, index) =>
      [0, 1, 2, 3].map((n) =>
        order(`112-${index}-${n}`, day, '1150.00')
          .replace('YX-1', `YX-${index % 9}`)
          .replace('T10', `T${10 + ((index * 4 + n) % 14)}`),
      ),
    );
    const { json } = await run(await file([HEAD, ...rows].join('\n')), '--json');
    expect(json).toMatchObject({
      verified: false,
      asOf: '2026-03-04',
      decision: { outcome: 'offered', policyVersion: expect.any(String) },
    });
    expect(json.decision.limitFen).toBeGreaterThan(100_000_000);
    expect(json.months).toHaveLength(14);
  });
});

describe('prequalify for a person', () => {
  it('is in Chinese, marked unverified, and names the rows that were not used', async () => {
    const { code, out } = await run(
      await file([HEAD, order('112-1', '2026-01-05', '19.90'), 'cut short'].join('\n'), 'orders.txt'),
    );
    expect(code).toBe(0);
    expect(out).toContain('未核实');
    expect(out).toMatch(/orders\.txt　全部订单报告，2 行，未采用 1 行\n {4}第 3 行：列数比表头少/);
    expect(out).toContain('目前不符合条件');
  });

  it.each([
    ['a report by product', '(Parent) ASIN,Title,Units Ordered\nB0,x,1\n', '没有日期'],
    ['an Excel workbook', 'PK\u0003\u0004...', 'Excel 工作簿'],
    ['something else', 'name,age\nx,1\n', '认不出'],
    ['an empty file', '', '空的'],
    ['an order report without prices', `${HEAD.replace('\titem-price', '')}\n`, '缺少“item-price”一列'],
    [
      'a damaged archive',
      gzipSync(`${HEAD}\n${order('112-1', '2026-01-05', '1.00')}`).subarray(0, 120),
      '不完整或已损坏',
    ],
  ])('names the file and the cure for %s', async (_, content, cure) => {
    const path = await file(content);
    const { code, err, out } = await run(path, '--json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(path);
    expect(err).toContain(cure);
  });

  it('says which file it cannot find, and how it is called', async () => {
    expect(await run('/nowhere/orders.txt')).toMatchObject({ code: 1, err: expect.stringContaining('找不到') });
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('用法') });
    expect(await run('--what')).toMatchObject({ code: 2 });
  });
});
