import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keptFile } from '@loan/functions/ingest/files/kept-file';
import fc from 'fast-check';
import { prequalify } from './prequalify.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exports-'));
});
afterAll(() => rm(folder, { recursive: true }));

let written = 0;
async function file(content: string | Buffer, name = 'export.csv'): Promise<string> {
  written += 1;
  const path = join(folder, `${written}-${name}`);
  await writeFile(path, content);
  return path;
}

/** What is kept of a file says the same as the file: line for line, reason for reason. */
async function run(...argv: string[]) {
  const told = await runOnce(argv);
  if (!told.json) return told;
  const isFile = (argument: string) => !argument.startsWith('--');
  const kept = await Promise.all(argv.map(async (one) => (isFile(one) ? await keptCopy(one) : one)));
  const again = await runOnce(kept);
  const nameless = ({ files, ...rest }: { files: object[] }) => ({
    ...rest,
    files: files.map((one) => ({ ...one, name: '' })),
  });
  expect(nameless(again.json)).toEqual(nameless(told.json));
  return told;
}

async function keptCopy(path: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of keptFile({ name: path, open: () => createReadStream(path) })) pieces.push(piece);
  const kept = Buffer.concat(pieces);
  expect(kept.toString('utf8')).not.toMatch(/somebody|Desk lamp|台灯/);
  return file(kept);
}

async function runOnce(argv: readonly string[]) {
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

/** As Excel and the marketplaces do: every cell in quotes, quotes doubled. */
const csv = (rows: readonly (readonly string[])[], end = '\r\n'): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join(end);

const SHOPEE_HEAD = [
  'Order ID',
  'Order Status',
  'Return / Refund Status',
  'Order Creation Date',
  'Ship Time',
  'Product Name',
  'SKU Reference No.',
  'Original Price',
  'Deal Price',
  'Quantity',
  'Returned quantity',
  'Username (Buyer)',
  'Country',
];
const shopee = (id: string, status: string, created: string, price: string, units: string, returned = '0') => [
  id,
  status,
  '',
  created,
  '',
  'Desk lamp, 14" "warm"\nwhite',
  'SKU-1',
  '99.00',
  price,
  units,
  returned,
  'somebody',
  'Malaysia',
];

const TIKTOK_HEAD = [
  'Order ID',
  'Order Status',
  'Order Substatus',
  'Cancelation/Return Type',
  'SKU ID',
  'Seller SKU',
  'Quantity',
  'Sku Quantity of return',
  'SKU Unit Original Price',
  'SKU Subtotal Before Discount',
  'SKU Platform Discount',
  'SKU Seller Discount',
  'SKU Subtotal After Discount',
  'Shipping Fee After Discount',
  'Taxes',
  'Order Amount',
  'Order Refund Amount',
  'Created Time',
  'Shipped Time',
  'Country',
];
type TikTok = { id: string; status?: string; cancel?: string; units?: string; goods: string; discount?: string };
const tiktok = (
  { id, status = 'Completed', cancel = '', units = '1', goods, discount = '0' }: TikTok,
  rest: string[],
) => {
  const [created = '', refund = '0', shipped = ''] = rest;
  const money = ['9.00', goods, '1.00', discount, '5.00', '3.00', '2.00', '10.00', refund];
  return [`${id}\t`, status, '', cancel, '1', 'SKU-1', units, '0', ...money, created, shipped, 'United States'];
};

describe('prequalify reads a Shopee order export', () => {
  it('in English: price times units, returned units given back, unpaid orders left out', async () => {
    const path = await file(
      csv([
        SHOPEE_HEAD,
        shopee('2601A', 'Completed', '2026-01-05 10:00', '10.50', '2'),
        shopee('2601A', 'Completed', '2026-01-05 10:00', '4.00', '3', '1'),
        shopee('2601B', 'Cancelled', '2026-01-06 10:00', '8.00', '1'),
        shopee('2601C', 'Unpaid', '2026-01-07 10:00', '8.00', '1'),
        shopee('2602A', 'Shipping', '2026-02-01 00:05', '1,000.00', '1'),
      ]),
    );
    const { json } = await run(path, '--json');
    // January: 2 × 10.50 + 3 × 4.00 = 33.00, and one unit of 4.00 came back.
    expect(json).toMatchObject({ source: 'shopee', verified: false, rows: 5, rejectedRows: 0, basis: 'orders' });
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'MYR', orders: 1, cancelled: 1, units: 5, gmv: '33.00', refunds: '4.00' },
      { month: '2026-02', currency: 'MYR', orders: 1, cancelled: 0, units: 1, gmv: '1000.00', refunds: '0.00' },
    ]);
    expect(json.shops).toMatchObject([{ source: 'shopee', verified: false, months: json.months }]);
  });

  const chinese = [
    ['订单编号', '订单状态', '订单创建日期', '商品名称', '商品活动价格 (SGD)', '数量'],
    ['2601A', '已完成', '2026年1月5日', '台灯，“暖光”\n白色', '12.00', '2'],
    ['2601B', '已取消', '2026/1/6 8:05', '台灯', '9.00', '1'],
  ];
  const utf16 = (text: string) => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]);
  // 订单编号,订单状态,订单创建日期,数量,商品活动价格 (SGD) / 已完成 in GBK, as iconv writes it.
  const gbk = Buffer.concat([
    Buffer.from('b6a9b5a5b1e0bac52cb6a9b5a5d7b4ccac2cb6a9b5a5b4b4bda8c8d5c6da2ccafdc1bf2c', 'hex'),
    Buffer.from('c9ccc6b7bbeeb6afbcdbb8f12028534744290a', 'hex'),
    Buffer.from('32363031412cd2d1cdeab3c92c323032362d30312d30352c322c31322e30300a', 'hex'),
    Buffer.from('32363031422cd2d1c8a1cffb2c323032362d30312d30362c312c392e30300a', 'hex'),
  ]);
  it.each([
    ['in UTF-8', Buffer.from(csv(chinese))],
    ['in UTF-8 with a BOM', Buffer.from(`\ufeff${csv(chinese, '\n')}`)],
    ['in UTF-16', utf16(csv(chinese))],
    ['in UTF-16 between tabs, as Excel saves Unicode text', utf16(csv(chinese).replaceAll('","', '"\t"'))],
    ['in GBK', gbk],
    ['compressed', gzipSync(csv(chinese))],
  ])('in Chinese, %s', async (_, content) => {
    const { json } = await run(await file(content), '--json');
    expect(json.files[0].unknownStatuses).toEqual({});
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'SGD', orders: 1, cancelled: 1, units: 2, gmv: '24.00', refunds: null },
    ]);
  });

  it('of Taiwan, whose header is in its own letters and names no currency', async () => {
    const rows = [
      ['訂單編號', '訂單狀態', '訂單成立日期 (單)', '商品活動價格 (品)', '數量', '退貨數量'],
      ['2601A', '完成', '2026-01-05 10:00', '1,290', '2', '1'],
      ['2601B', '不成立', '2026-01-05 10:00', '500', '1', '0'],
    ];
    const { json } = await run(await file(csv(rows)), '--json');
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'TWD', orders: 1, cancelled: 1, units: 2, gmv: '2580.00', refunds: '1290.00' },
    ]);
  });

  it('names the line and the reason of every row it cannot use', async () => {
    const path = await file(
      csv([
        SHOPEE_HEAD,
        shopee('2601A', 'Completed', '2026-01-05 10:00', '10.00', '1'),
        shopee('2601B', 'Completed', 'soon', '10.00', '1'),
        shopee('2601C', 'Completed', '2026-01-05', '10.00', 'two'),
        shopee('2601D', 'Completed', '2026-01-05', 'ten', '1'),
        shopee('5.76E+17', 'Completed', '2026-01-05', '10.00', '1'),
        ['cut short'],
        shopee('2601F', 'Completed', '2026-01-05', '10.00', '1').map((cell) =>
          cell === 'Malaysia' ? 'Atlantis' : cell,
        ),
      ]),
    );
    const { json } = await run(path, '--json');
    expect(json).toMatchObject({ rows: 7, rejectedRows: 6 });
    // A product's name takes two lines in each whole row: rows end on lines 3, 5, 7, 9, 11, 12 and 14.
    expect(json.files[0].rejected).toEqual([
      { line: 5, reason: 'dateUnreadable' },
      { line: 7, reason: 'quantityUnreadable' },
      { line: 9, reason: 'priceUnreadable' },
      { line: 11, reason: 'orderIdMissing' },
      { line: 12, reason: 'tooFewCells' },
      { line: 14, reason: 'currencyUnreadable' },
    ]);
    expect(json.months).toMatchObject([{ orders: 1, gmv: '10.00' }]);
  });
});

describe('prequalify reads a TikTok Shop export of all orders', () => {
  it("counts the price before TikTok's own discount and each order's refund once", async () => {
    const path = await file(
      csv([
        TIKTOK_HEAD,
        TIKTOK_HEAD.map((name) => `What ${name} means.`),
        tiktok({ id: '576460752303423001', units: '2', goods: '40.00', discount: '4.00' }, [
          '01/30/2026 8:15:00 PM',
          '12.00',
        ]),
        tiktok({ id: '576460752303423001', goods: '10.00' }, ['01/30/2026 8:15:00 PM', '12.00']),
        tiktok({ id: '576460752303423001', goods: '7.00', cancel: 'Cancel' }, ['01/30/2026 8:15:00 PM', '12.00']),
        tiktok({ id: '576460752303423002', status: 'Canceled', goods: '9.00' }, ['02/01/2026 1:00:00 AM', '9.00']),
        tiktok({ id: '576460752303423003', status: 'To ship', goods: '9.99' }, ['02/02/2026 12:00:00 AM']),
      ]),
    );
    const { json } = await run(path, '--json');
    // January: 40 − 4 + 10 = 46, in 2 + 1 units; 12 went back, told on both lines.
    expect(json).toMatchObject({ source: 'tiktokShop', rows: 5, rejectedRows: 0 });
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'USD', orders: 1, cancelled: 0, units: 3, gmv: '46.00', refunds: '12.00' },
      { month: '2026-02', currency: 'USD', orders: 1, cancelled: 1, units: 1, gmv: '9.99', refunds: '0.00' },
    ]);
  });

  it.each([
    ['the day first', ['05/01/2026 10:00:00', '28/01/2026 10:00:00']],
    ['the month first', ['01/05/2026 10:00:00', '01/28/2026 10:00:00']],
    ['the day first, by the days being close together', ['01/01/2026 10:00:00', '09/01/2026 10:00:00']],
  ])('finds out that dates have %s', async (_, [first = '', second = '']) => {
    const rows = [tiktok({ id: '1', goods: '1.00' }, [first]), tiktok({ id: '2', goods: '1.00' }, [second])];
    const { json } = await run(await file(csv([TIKTOK_HEAD, ...rows])), '--json');
    expect(json.months).toMatchObject([{ month: '2026-01', orders: 2 }]);
  });

  it('reads no date of which it cannot be certain', async () => {
    const { json } = await run(
      await file(csv([TIKTOK_HEAD, tiktok({ id: '1', goods: '1.00' }, ['05/01/2026 10:00:00'])])),
      '--json',
    );
    expect(json.files[0].rejected).toEqual([{ line: 2, reason: 'dateUnreadable' }]);
  });

  it('takes an order that is in two files whole from the one where it went furthest', async () => {
    const early = [
      tiktok({ id: '1', goods: '10.00' }, ['2026-01-05 10:00:00']),
      tiktok({ id: '2', goods: '5.00' }, ['2026-01-06 10:00:00']),
    ];
    const late = [
      tiktok({ id: '1', goods: '7.00' }, ['2026-01-05 10:00:00', '3.00', '2026-01-20 10:00:00']),
      tiktok({ id: '3', goods: '1.00' }, ['2026-02-01 10:00:00']),
    ];
    const [first, second] = [await file(csv([TIKTOK_HEAD, ...early])), await file(csv([TIKTOK_HEAD, ...late]))];
    for (const paths of [
      [first, second],
      [second, first],
      [first, second, first],
    ]) {
      const { json } = await run(...paths, '--json');
      expect(json.months).toEqual([
        { month: '2026-01', currency: 'USD', orders: 2, cancelled: 0, units: 2, gmv: '12.00', refunds: '3.00' },
        { month: '2026-02', currency: 'USD', orders: 1, cancelled: 0, units: 1, gmv: '1.00', refunds: '0.00' },
      ]);
    }
  });

  it('takes an order that two files tell of the same day from the file named first', async () => {
    const [first, second] = await Promise.all(
      ['10.00', '7.00'].map((goods) => file(csv([TIKTOK_HEAD, tiktok({ id: '1', goods }, ['2026-01-05 10:00:00'])]))),
    );
    expect((await run(`${first}`, `${second}`, '--json')).json.months).toMatchObject([{ orders: 1, gmv: '10.00' }]);
    expect((await run(`${second}`, `${first}`, '--json')).json.months).toMatchObject([{ orders: 1, gmv: '7.00' }]);
  });

  const anyLine = fc.record({
    id: fc.integer({ min: 1, max: 6 }).map(String),
    status: fc.constantFrom('Completed', 'Canceled', 'Unpaid', 'Shipped'),
    cancel: fc.constantFrom('', '', 'Cancel', 'Return/Refund'),
    units: fc.integer({ min: 0, max: 9 }).map(String),
    goods: fc.integer({ min: 100, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
    created: fc.constantFrom('31/01/2026 10:00:00', '01/02/2026 09:00:00', '02/02/2026 09:00:00', 'never'),
    refund: fc.constantFrom('0', '3.00', '4.50'),
  });
  const shuffled = fc
    .array(anyLine, { minLength: 1, maxLength: 15 })
    .chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length })),
    );

  it('says the same in whatever order the rows come', async () => {
    const told = async (lines: readonly (TikTok & { created: string; refund: string })[]) => {
      const rows = lines.map((line) => tiktok(line, [line.created, line.refund]));
      const { json } = await run(await file(csv([TIKTOK_HEAD, ...rows])), '--json');
      return { ...json, files: json.files.map((one: object) => ({ ...one, name: '', rejected: [] })) };
    };
    await fc.assert(
      fc.asyncProperty(shuffled, async ([lines, others]) => {
        expect(await told(others)).toEqual(await told(lines));
      }),
      { numRuns: 30 },
    );
  });
});

const EBAY_HEAD = [
  'Sales Record Number',
  'Order Number',
  'Buyer Username',
  'Item Number',
  'Item Title',
  'Custom Label',
  'Quantity',
  'Sold For',
  'Shipping And Handling',
  'Seller Collected Tax',
  'Total Price',
  'Sale Date',
  'Paid On Date',
  'Shipped On Date',
];
const ebay = (order: string, item: string, units: string, soldFor: string, dates: [sale: string, paid: string]) => [
  '1',
  order,
  'somebody',
  item,
  'Lamp',
  'SKU-1',
  units,
  soldFor,
  '$5.00',
  '$1.00',
  '$99.00',
  ...dates,
  '',
];
const TRANSACTION_HEAD = [
  'Transaction creation date',
  'Type',
  'Order number',
  'Buyer username',
  'Net amount',
  'Payout currency',
  'Payout method',
  'Custom label',
  'Quantity',
  'Item subtotal',
  'Gross transaction amount',
];
const transaction = (day: string, type: string, [order, net, units, subtotal]: [string, string, string, string]) => [
  day,
  type,
  order,
  'somebody',
  net,
  'USD',
  type === 'Payout' ? 'Bank account ending in 4321' : '--',
  'SKU-1',
  units,
  subtotal,
  '--',
];
const transactionFile = (rows: readonly string[][]) =>
  `"Transaction report"\n\n"Amounts are in your payout currency, ""USD"""\n${csv([TRANSACTION_HEAD, ...rows], '\n')}`;

const sale = transaction('Jan 5, 2026', 'Order', ['03-1', '90.00', '2', '100.00']);
const refund = transaction('Feb 2, 2026', 'Refund', ['03-1', '-24.00', '--', '-25.00']);
const payout = (day: string, net: string) => transaction(day, 'Payout', ['--', net, '--', '--']);

describe("prequalify reads eBay's reports", () => {
  it('takes the items of an orders report, and not the line that sums an order up', async () => {
    const path = await file(
      `\n${csv([
        EBAY_HEAD,
        ebay('03-1', '', '3', '$60.00', ['Jan-05-26', 'Jan-05-26']),
        ebay('03-1', '111', '2', '$40.00', ['Jan-05-26', 'Jan-05-26']),
        ebay('03-1', '222', '1', '$20.00', ['Jan-05-26', 'Jan-05-26']),
        ebay('03-2', '111', '1', 'AU $30.00', ['Feb-01-26', 'Feb-02-26']),
        ebay('03-3', '111', '1', '$20.00', ['Feb-03-26', '']),
        Array(14).fill(''),
      ])}`,
    );
    const { json } = await run(path, '--json');
    expect(json).toMatchObject({ source: 'ebay', rows: 5, rejectedRows: 0 });
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'USD', orders: 1, cancelled: 0, units: 3, gmv: '60.00', refunds: null },
      { month: '2026-02', currency: 'AUD', orders: 1, cancelled: 0, units: 1, gmv: '30.00', refunds: null },
    ]);
  });

  it('takes sales, refunds and payouts of a transaction report, below its explanations', async () => {
    const { json } = await run(await file(transactionFile([sale, refund, payout('Jan 9, 2026', '-90.00')])), '--json');
    expect(json).toMatchObject({ source: 'ebay', basis: 'transactions', rows: 3, rejectedRows: 0 });
    expect(json.shops).toMatchObject([{ payouts: 1 }]);
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'USD', orders: 1, cancelled: 0, units: 2, gmv: '100.00', refunds: '0.00' },
      { month: '2026-02', currency: 'USD', orders: 0, cancelled: 0, units: 0, gmv: '0.00', refunds: '25.00' },
    ]);
  });

  it('counts the lines before the table when it names one that it cannot read', async () => {
    const unread = transaction('soon', 'Order', ['03-2', '1.00', '1', '1.00']);
    const { json } = await run(await file(transactionFile([sale, unread])), '--json');
    // Three lines of explanations, the header, the sale.
    expect(json.files[0].rejected).toEqual([{ line: 6, reason: 'dateUnreadable' }]);
  });

  it('counts a sale, and a refund made later, once over overlapping transaction reports', async () => {
    const january = await file(transactionFile([sale]));
    const february = await file(transactionFile([refund]));
    const both = await file(transactionFile([refund, sale]));
    const { json } = await run(january, february, both, '--json');
    expect(json.months).toMatchObject([
      { month: '2026-01', orders: 1, units: 2, gmv: '100.00', refunds: '0.00' },
      { month: '2026-02', orders: 0, gmv: '0.00', refunds: '25.00' },
    ]);
  });

  it('takes sales from the orders report and refunds from the transaction report when both are there', async () => {
    const orders = await file(csv([EBAY_HEAD, ebay('03-1', '111', '1', '$80.00', ['Jan-05-26', 'Jan-05-26'])]));
    const { json } = await run(orders, await file(transactionFile([sale, refund])), '--json');
    expect(json.shops).toHaveLength(1);
    expect(json.months).toMatchObject([
      { month: '2026-01', orders: 1, units: 1, gmv: '80.00', refunds: '0.00' },
      { month: '2026-02', orders: 0, gmv: '0.00', refunds: '25.00' },
    ]);
  });
});

const ALIEXPRESS_HEAD = [
  '订单号',
  '订单状态',
  '买家名称',
  '下单时间',
  '付款时间',
  '产品总金额',
  '物流费用',
  '订单金额',
  '产品信息',
];
const products = (...counts: number[]) =>
  counts
    .map((count, index) => `【${index + 1}】 Lamp, "14"\n(商家编码:SKU-${index})\n(产品数量:${count} piece)`)
    .join('\n');

describe('prequalify reads an AliExpress order export', () => {
  it('sums the quantities that stand in one cell of several lines, and leaves freight out', async () => {
    const row = (id: string, status: string, day: string, goods: string, info: string) => [
      id,
      status,
      'somebody',
      day,
      day,
      goods,
      'US $5.00',
      'US $99.00',
      info,
    ];
    const { json } = await run(
      await file(
        csv([
          ALIEXPRESS_HEAD,
          row('8100000000000001', '订单完成', '2026-01-05 02:10', 'US $1,020.50', products(2, 3)),
          row('8100000000000002', '订单关闭', '2026-01-06 02:10', 'US $10.00', products(1)),
          row('8100000000000003', '等待买家付款', '2026-01-06 02:10', 'US $10.00', products(1)),
          row('8100000000000004', '新的状态', '2026-02-06 02:10', 'EUR 8,40', products(1)),
        ]),
      ),
      '--json',
    );
    expect(json.files[0].unknownStatuses).toEqual({ 新的状态: 1 });
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'USD', orders: 1, cancelled: 1, units: 5, gmv: '1020.50', refunds: null },
      { month: '2026-02', currency: 'EUR', orders: 1, cancelled: 0, units: 1, gmv: '8.40', refunds: null },
    ]);
  });
});

const INFLOW_HEAD = ['流水号', '入账时间', '平台', '店铺名称', '入账金额', '币种', '状态', '收款账号'];
const inflow = (id: string, day: string, amount: string, platform = 'EBAY') => [
  id,
  `${day} 09:00:00`,
  platform,
  '我的店',
  amount,
  'USD',
  '成功',
  '8800 1122 4321',
];

describe('prequalify lays LianLian beside the shops', () => {
  const paid = ['2026-01-09', '2026-01-16', '2026-01-23'];
  const ebayFile = () =>
    file(
      transactionFile([
        sale,
        ...paid.map((day) => payout(day, '-90.00')),
        transaction('Feb 28, 2026', 'Order', ['03-9', '9.00', '1', '10.00']),
      ]),
    );

  it('shows what arrived of what eBay paid, and lends nothing on it', async () => {
    const shop = await ebayFile();
    const lianlian = await file(
      csv([
        INFLOW_HEAD,
        inflow('1', '2026-01-10', '90.00'),
        inflow('2', '2026-01-17', '+90.00'),
        inflow('2', '2026-01-17', '90.00'),
        inflow('3', '2026-01-05', '55.00', '亚马逊'),
        inflow('4', '2026-03-01', '55.00', '亚马逊'),
      ]),
      'lianlian.csv',
    );
    const { json } = await run(shop, lianlian, '--json');
    expect(json.money).toMatchObject([{ source: 'lianlian', verified: false, inflows: 4, rejectedRows: 0 }]);
    expect(json.crossCheck).toMatchObject({ verified: false, unmatchedCount: 1 });
    // Two of three equal payouts arrived.
    expect(json.crossCheck.legs).toMatchObject([{ leg: 'money', shop: { marketplace: 'ebay' }, matchPpm: 666_666 }]);
    expect(json.crossCheck.unmatched).toMatchObject([{ when: '2026-01-23', amount: '90.00', side: 'missing' }]);
    const alone = await run(shop, '--json');
    expect(json.decision).toEqual(alone.json.decision);

    const { out } = await run(shop, lianlian);
    expect(out).toContain('eBay 店铺预审（未核实）');
    expect(out).toContain('回款核对（未核实）');
    expect(out).toContain('eBay　对上 66.6%');
    expect(out).toContain('2026-01-23 eBay USD 90.00 没有到账记录');
  });

  it('tells inflows from advances, withdrawals and what was taken back in a statement of all movements', async () => {
    const head = ['交易流水号', '交易时间', '业务类型', '收入金额', '支出金额', '币种', '平台'];
    const rows = [
      ['1', '20260110093000', '入账', '90.00', '', 'USD', 'EBAY'],
      ['2', '20260111093000', '提前宝入账', '80.00', '', 'USD', 'EBAY'],
      ['3', '20260112093000', '提现', '', '50.00', 'USD', ''],
      ['5', '20260113093000', '入账', '', '90.00', 'USD', 'EBAY'],
      ['4', 'soon', '入账', '90.00', '', 'USD', 'EBAY'],
    ];
    const { json } = await run(await ebayFile(), await file(csv([head, ...rows])), '--json');
    expect(json.money).toMatchObject([{ inflows: 1, withdrawals: 1, rejectedRows: 1 }]);
  });

  it('asks for the shops when LianLian comes alone', async () => {
    const { code, err } = await run(await file(csv([INFLOW_HEAD, inflow('1', '2026-01-10', '90.00')])));
    expect(code).toBe(1);
    expect(err).toContain('请和店铺的订单文件一起提供');
  });
});

describe('prequalify of several marketplaces', () => {
  it('makes one decision on several shops, each told on its own', async () => {
    const amazon = await file(
      [
        'amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tsku\tquantity\tcurrency\titem-price',
        '112-1\t2026-01-05T10:00:00+00:00\t2026-03-01T00:00:00+00:00\tShipped\tYX-1\t1\tUSD\t20.00',
      ].join('\n'),
    );
    const ofEbay = await file(csv([EBAY_HEAD, ebay('03-1', '111', '2', '$40.00', ['Jan-05-26', 'Jan-05-26'])]));
    const { json } = await run(amazon, ofEbay, '--json');
    expect(json).toMatchObject({ source: 'several', verified: false, decision: { limitFen: 0 } });
    expect(json.months).toEqual([
      { month: '2026-01', currency: 'USD', orders: 2, cancelled: 0, units: 3, gmv: '60.00', refunds: null },
    ]);
    expect(json.shops).toMatchObject([
      { source: 'amazon', months: [{ gmv: '20.00' }] },
      { source: 'ebay', months: [{ gmv: '40.00' }] },
    ]);
    const { out } = await run(amazon, ofEbay);
    expect(out).toContain('多平台店铺预审（未核实）');
    expect(out).toContain('亚马逊　每月成交');
    expect(out).toContain('eBay　每月成交');
    const { json: alone } = await run(amazon, '--json');
    expect(alone.source).toBe('amazon');
    expect(alone).not.toHaveProperty('shops');
  });

  it('is offered a limit on twelve steady months on two marketplaces, unverified', async () => {
    const days = Array.from({ length: 396 }, (_, index) =>
      new Date(Date.UTC(2025, 1, 1 + index)).toISOString().slice(0, 10),
    );
    const rows = days.map((day, index) =>
      ebay(`03-${index}`, `${index % 9}`, '4', '$4600.00', [day, day]).map((cell) =>
        cell === 'SKU-1' ? `SKU-${index % 9}` : cell,
      ),
    );
    const steady = days.map((day, index) => shopee(`26-${index}`, 'Completed', day, '500.00', '1'));
    const { json } = await run(
      await file(csv([EBAY_HEAD, ...rows])),
      await file(csv([SHOPEE_HEAD, ...steady])),
      '--json',
    );
    expect(json).toMatchObject({ verified: false, asOf: '2026-03-04', decision: { outcome: 'offered' } });
    expect(json.decision.limitFen).toBeGreaterThan(100_000_000);
  });

  it.each([
    [
      'TikTok Shop',
      '订单号,订单状态,创建时间,数量,SKU折扣前小计,SKU商家折扣,订单退款金额,国家\n5764,已完成,2026-01-05 10:00:00,2,20.00,2.00,3.00,美国',
      { source: 'tiktokShop', orders: 1, units: 2, gmv: '18.00', refunds: '3.00' },
    ],
    [
      'eBay, orders',
      '订单编号;物品编号;销售日期;付款日期;自定义标签;数量;售价\n03-1;111;2026年1月5日;2026年1月5日;SKU-1;2;US $20,00',
      { source: 'ebay', orders: 1, units: 2, gmv: '20.00', refunds: null },
    ],
    [
      'eBay, transactions',
      '交易创建日期,类型,订单编号,净额,付款币种,数量,物品小计\n2026年1月5日,订单,03-1,9.00,GBP,1,10.00\n2026年1月6日,退款,03-1,-2.00,GBP,--,-2.50',
      { source: 'ebay', orders: 1, units: 1, gmv: '10.00', refunds: '2.50' },
    ],
    [
      'AliExpress',
      'Order ID,Order Status,Order Date,Product Total (USD),Product Information\r8100,Finished,2026-01-05 10:00,12.00,Quantity: 3\r',
      { source: 'aliexpress', orders: 1, units: 3, gmv: '12.00', refunds: null },
    ],
  ])('knows the other names of an export: %s', async (_, content, { source, ...expected }) => {
    const { json } = await run(await file(content), '--json');
    expect(json).toMatchObject({ source, rejectedRows: 0, months: [{ month: '2026-01', cancelled: 0, ...expected }] });
    expect(json.files[0].unknownStatuses).toEqual({});
  });

  it('tells nobody who bought what', async () => {
    const paths = [
      await file(csv([SHOPEE_HEAD, shopee('2601A', 'Completed', '2026-01-05', '10.00', '1')])),
      await file(transactionFile([sale, payout('Jan 9, 2026', '-90.00')])),
      await file(csv([INFLOW_HEAD, inflow('1', '2026-01-10', '90.00')])),
    ];
    const [text, json] = [await run(...paths), await run(...paths, '--json')];
    for (const said of ['somebody', 'Desk lamp', '03-1', '2601A', '8800', '我的店']) {
      expect(text.out + json.out).not.toContain(said);
    }
  });

  it('sends a workbook back with the way to save it', async () => {
    const { code, err } = await run(await file('PK\u0003\u0004...', 'Order.all.xlsx'));
    expect(code).toBe(1);
    expect(err).toContain('另存为“CSV UTF-8（逗号分隔）”');
  });

  it('names the column a file lacks', async () => {
    const rows = [SHOPEE_HEAD.filter((name) => name !== 'Order Creation Date')];
    const { code, err } = await run(await file(csv(rows)));
    expect(code).toBe(1);
    expect(err).toContain('缺少“ordercreationdate”一列');
  });
});
