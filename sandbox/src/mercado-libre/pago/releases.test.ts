import { describe, expect, it } from '@jest/globals';
import { MX_SHOP, openShop, read } from '../../testing/mercado-libre.ts';
import { DAY_MS, jsonRequest } from '../../testing/sandbox.ts';

type Row = Record<string, string>;
type Opened = Awaited<ReturnType<typeof openShop>>;

const REPORT = 'pago/v1/account/release_report';
/** The first line of the example on Mercado Pago's "Generate report via API". */
const EXAMPLE_HEADER =
  'DATE,SOURCE_ID,EXTERNAL_REFERENCE,RECORD_TYPE,DESCRIPTION,NET_CREDIT_AMOUNT,NET_DEBIT_AMOUNT,GROSS_AMOUNT,' +
  'MP_FEE_AMOUNT,FINANCING_FEE_AMOUNT,SHIPPING_FEE_AMOUNT,TAXES_AMOUNT,COUPON_AMOUNT,INSTALLMENTS,PAYMENT_METHOD';

const post = async ({ api }: Opened, path: string, body: unknown) => read(await api.send(path, jsonRequest(body)));
const ask = (open: Opened, begin_date: string, end_date: string) => post(open, REPORT, { begin_date, end_date });

const parse = (text: string, separator = ','): Row[] => {
  const [header = '', ...lines] = text.trim().split('\n');
  const names = header.split(separator);
  return lines.map((line) => Object.fromEntries(line.split(separator).map((cell, at) => [names[at] ?? '', cell])));
};

/** Asked for, found in the list, fetched. */
async function fetchReport(open: Opened, begin: string, end: string): Promise<string> {
  const { body } = await ask(open, begin, end);
  const list = (await (await open.api.send(`${REPORT}/list`)).json()) as { id: number; file_name: string }[];
  const found = list.find(({ id }) => id === body['id']);
  return (await open.api.send(`${REPORT}/${found?.file_name}`)).text();
}

/** For all that changes nothing. */
const here = await openShop();
const cents = (text: string | undefined): number => Math.round(Number(text) * 100);
const net = (row: Row): number => cents(row['NET_CREDIT_AMOUNT']) - cents(row['NET_DEBIT_AMOUNT']);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const described = (rows: readonly Row[], name: string): Row[] => rows.filter((row) => row['DESCRIPTION'] === name);

describe('the releases report of Mercado Pago', () => {
  it('has the lines of the page and the columns of its example', async () => {
    const text = await fetchReport(here, '2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z');
    expect(text.split('\n')[0]).toBe(EXAMPLE_HEADER);
    const rows = parse(text);
    expect(rows[0]).toMatchObject({ RECORD_TYPE: 'initial_available_balance', DESCRIPTION: '' });
    expect(rows.at(-1)?.['RECORD_TYPE']).toBe('total');
    expect(new Set(rows.slice(1, -1).map((row) => row['RECORD_TYPE']))).toEqual(new Set(['release']));
    for (const row of rows) expect(row['DATE']).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-04:00$/);
  });

  it('adds up, and one month goes on where the other ended', async () => {
    const open = here;
    const september = parse(await fetchReport(open, '2026-09-01T00:00:00.000Z', '2026-09-30T23:59:59.999Z'));
    const october = parse(await fetchReport(open, '2026-10-01T00:00:00.000Z', '2026-10-31T23:59:59.999Z'));
    for (const rows of [september, october]) {
      expect(sum(rows.slice(0, -1).map(net))).toBe(net(rows.at(-1) as Row));
    }
    expect(net(october[0] as Row)).toBe(net(september.at(-1) as Row));
  });

  it('shows each payout of the shop, on its day and to the cent', async () => {
    const open = here;
    const rows = parse(await fetchReport(open, '2026-09-15T00:00:00Z', '2026-11-10T00:00:00Z'));
    const paid = open.trade
      .payouts(open.shop, Date.parse('2026-08-15'), Date.parse('2026-11-10'))
      .filter(({ paidAt = 0 }) => paidAt >= Date.parse('2026-09-15') && paidAt <= Date.parse('2026-11-10'));
    const payouts = described(rows, 'payout');
    expect(paid.length).toBeGreaterThan(6);
    expect(payouts.map((row) => -net(row))).toEqual(paid.map((payout) => payout.net));
    expect(payouts.map((row) => Date.parse(row['DATE'] ?? ''))).toEqual(paid.map(({ paidAt }) => paidAt));
  });

  it('sums to the payouts: sales less fees, refunds and advertising of all time are what was paid and what is left', async () => {
    const open = here;
    const { trade, shop, clock } = open;
    const now = clock.now().getTime();
    const rows = parse(await fetchReport(open, new Date(now - DAY_MS).toISOString(), new Date(now).toISOString()));
    const free = [...trade.sales(shop, 0, now)].filter(
      ({ cancelled, shippedAt }) => !cancelled && shippedAt + shop.payout.delayDays * DAY_MS <= now,
    );
    const earned = sum(free.map(({ total, fee }) => total - fee));
    const back = sum([...trade.refunds(shop, 0, now + 1)].map(({ refund }) => refund?.amount ?? 0));
    const spent = sum(trade.ads(shop, 0, now).map(({ spend }) => spend));
    const paid = sum(trade.payouts(shop, 0, now).map((payout) => (payout.paidAt === undefined ? 0 : payout.net)));
    expect(net(rows.at(-1) as Row)).toBe(earned - back - spent - paid);
    const credited = [...trade.inflows('lianlian', 'yuanyang', 0, now + 1)].filter(
      ({ sellerId }) => sellerId === MX_SHOP,
    );
    const arrived = sum(credited.map(({ originAmount }) => originAmount));
    expect(arrived).toBe(paid);
  });

  it('names the order of each payment and of each refund', async () => {
    const open = here;
    const rows = parse(await fetchReport(open, '2026-10-01T00:00:00Z', '2026-10-15T00:00:00Z'));
    const [payment] = described(rows, 'payment').filter((row) => !row['EXTERNAL_REFERENCE']?.startsWith('PADS'));
    const order = await open.api.get(`api/orders/${payment?.['EXTERNAL_REFERENCE']}`);
    expect(cents(payment?.['GROSS_AMOUNT'])).toBe(cents(String(order.body['total_amount'])));
    expect(cents(payment?.['GROSS_AMOUNT']) + cents(payment?.['MP_FEE_AMOUNT'])).toBe(net(payment as Row));
    const [refund] = described(rows, 'refund');
    const returned = await open.api.get(`api/orders/${refund?.['EXTERNAL_REFERENCE']}`);
    const [paid] = returned.body['payments'] as Record<string, unknown>[];
    expect(-net(refund as Row)).toBe(cents(String(paid?.['transaction_amount_refunded'])));
    expect(refund?.['SOURCE_ID']).toBe(String(paid?.['id']));
  });

  it('is in the making for a minute, and in the list from then on', async () => {
    const open = await openShop();
    const { app, api, clock } = open;
    await app.request('/control/pace', jsonRequest({ pace: 'published' }));
    const { status, body } = await ask(open, '2026-10-01T00:00:00Z', '2026-10-31T00:00:00Z');
    expect([status, body['status']]).toEqual([202, 'pending']);
    expect(await (await api.send(`${REPORT}/list`)).json()).toEqual([]);
    clock.forward(60_000);
    expect((await api.get(`${REPORT}/task/${body['id']}`)).body).toMatchObject({ status: 'processed' });
    const [made] = (await (await api.send(`${REPORT}/list`)).json()) as Row[];
    expect(made).toMatchObject({
      begin_date: '2026-10-01T00:00:00Z',
      end_date: '2026-10-31T00:00:00Z',
      created_from: 'manual',
      file_name: expect.stringMatching(/^release-report-1452424001-2026-11-22-093000-\d+\.csv$/),
    });
  });

  it('tells at any later time what it told first', async () => {
    const open = await openShop();
    const [begin, end] = ['2026-11-01T00:00:00Z', '2026-11-30T00:00:00Z'];
    const first = await fetchReport(open, begin, end);
    const [made] = (await (await open.api.send(`${REPORT}/list`)).json()) as Row[];
    open.clock.forward(5 * 3_600_000);
    expect(await (await open.api.send(`${REPORT}/${made?.['file_name']}`)).text()).toBe(first);
    expect(await fetchReport(open, begin, end)).not.toBe(first);
  });

  it('has the columns and the sign between them that the seller configured', async () => {
    const open = await openShop();
    expect((await open.api.get(`${REPORT}/config`)).body['error']).toBe('config_not_found_for_user');
    const config = {
      file_name_prefix: 'loan',
      separator: ';',
      include_withdrawal: false,
      columns: [{ key: 'DATE' }, { key: 'DESCRIPTION' }, { key: 'CURRENCY' }],
    };
    expect((await post(open, `${REPORT}/config`, config)).status).toBe(201);
    expect((await open.api.get(`${REPORT}/config`)).body).toMatchObject(config);
    const text = await fetchReport(open, '2026-10-01T00:00:00Z', '2026-10-31T00:00:00Z');
    const rows = parse(text, ';');
    expect(text.split('\n')[0]).toBe('DATE;DESCRIPTION;CURRENCY');
    expect(new Set(rows.map((row) => row['CURRENCY']))).toEqual(new Set(['MXN']));
    expect(described(rows, 'payout')).toEqual([]);
    const wrong = { ...config, columns: [{ key: 'SECRET' }] };
    expect((await post(open, `${REPORT}/config`, wrong)).status).toBe(400);
  });

  // The words stand so on the reference page of "Create report".
  it.each([
    [{ end_date: '2026-10-31T00:00:00Z' }, 'invalid_begin_date', "You must specify 'begin_date' parameter."],
    [{ begin_date: '2026-10-01T00:00:00Z' }, 'invalid_end_date', "You must specify 'end_date' parameter."],
    [
      { begin_date: '2026-10-31T00:00:00Z', end_date: '2026-10-01T00:00:00Z' },
      'end_date_before_begin_date',
      'Begin date should be before end date.',
    ],
    [
      { begin_date: '2026-08-01T00:00:00Z', end_date: '2026-10-01T00:00:00Z' },
      'invalid_date_range',
      'The date range should not exceed 60 days.',
    ],
  ])('is refused for %j', async (wish, error, message) => {
    expect(await post(here, REPORT, wish)).toEqual({
      status: 400,
      body: { message, error, status: 400, cause: [] },
    });
  });

  it('is nobody else’s, and unknown by another name', async () => {
    const { app, api } = here;
    expect((await app.request(`/mercado-libre/${REPORT}/list`)).status).toBe(401);
    expect((await api.get(`${REPORT}/1234234587`)).body['message']).toBe(
      'Resource /account/release_report/1234234587 not found.',
    );
  });
});
