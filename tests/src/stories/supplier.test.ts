import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { backingFacts } from '@loan/functions/use-cases/backing/facts';
import { verifyEvidence } from '@loan/functions/use-cases/ops/evidence';
import { setInsurance } from '@loan/functions/use-cases/ops/insurance';
import { readJournal } from '@loan/functions/use-cases/ops/journal';
import { declaration } from '@loan/local/demo/opening';
import { postJson, pressOn } from '@loan/local/demo/phone';
import { COMPANIES } from '@loan/sandbox/people/companies';
import { PERSONS } from '@loan/sandbox/people/persons';
import type { BackingView, CounterpartyView } from '@loan/shared/api/backing';
import { transitionBacking } from '@loan/shared/backing/transitions';
import { fen } from '@loan/shared/money/fen';
import { Day, type Instant, instantOf } from '@loan/shared/time/instant';
import { openTown, type Town } from './town.ts';

jest.setTimeout(90_000);
const DAY_MS = 86_400_000;
let town: Town;
let passedMs = 0;
beforeAll(async () => {
  town = await openTown({ now: () => new Date(Date.now() + passedMs) });
});
afterAll(() => town.close());

const [FACTORY, BUYER] = ['chenJing', 'linXiaofeng'];
const numberOf = (key: string): string => PERSONS.find((person) => person.key === key)?.phone ?? '';
const company = COMPANIES.find(({ clerk }) => clerk === FACTORY) as (typeof COMPANIES)[number];
const [stranger = '', silent = ''] = PERSONS.map(({ key }) => key).filter((key) => ![FACTORY, BUYER].includes(key));

const counterparty = {
  role: 'buyer',
  name: '广州市欣途贸易有限公司',
  creditCode: '91350100M000100Y43',
  marketplace: 'shopee',
  tradingSince: '2023-09',
  relation: 'none',
};
const agreement = {
  number: 'XT-2026-0418',
  annualAmountFen: 1_200_000_000,
  from: '2026-04-18',
  to: '2027-04-17',
  leadDays: 30,
  termDays: 90,
};
const order = (number: string, amountFen = 58_900_000) => ({
  kind: 'order',
  number,
  amountFen,
  orderedOn: '2026-11-20',
  deliverBy: '2026-12-20',
  dueOn: '2027-03-20',
});

type Borrower = { id: string; token: string };
const now = (): Instant => instantOf(new Date(Date.now() + passedMs));

/** Somebody's phone, whose number WeChat has told us. */
async function phoneOf(person: string): Promise<string> {
  const token = await town.tokenOf(person);
  const { code } = (await postJson(`${town.system.url}/sandbox/wechat/client/phone`, { person })) as { code: string };
  expect((await town.ask('POST', '/session/phone', { token, body: { code } })).status).toBe(200);
  return token;
}

/** An application on papers. Opened as one on shops: the product itself is tested with its module. */
async function aFactory(): Promise<Borrower> {
  const id = randomUUID();
  const token = await phoneOf(FACTORY);
  const eligibility = { marketplaces: ['shopee'], tradingMonths: 'from12', settlement: 'company' } as const;
  await town.ask('PUT', `/applications/${id}`, { token, body: { eligibility } });
  const declared = await town.ask('PUT', `/applications/${id}/company`, {
    token,
    body: declaration(company, FACTORY, eligibility),
  });
  expect(declared.status).toBe(200);
  const event = { type: 'open', at: now(), id: id as never, kind: 'orders' } as const;
  const after = transitionBacking(undefined, event);
  if (!after.ok) throw new Error(after.error.tag);
  const by = { kind: 'system', id: 'story' } as const;
  await town.system.deps.ledger.commit({
    changes: [{ kind: 'backing', before: undefined, event, after: after.value, by }],
  });
  return { id, token };
}

const at = ({ id }: Borrower, path = '') => `/applications/${id}/backing${path}`;
const put = (factory: Borrower, path: string, body: unknown) =>
  town.ask('PUT', at(factory, path), { token: factory.token, body });
const backingOf = async (factory: Borrower): Promise<BackingView> =>
  (await town.ask('GET', at(factory), { token: factory.token })).body as unknown as BackingView;

async function withPapers(): Promise<Borrower & { orders: string[] }> {
  const factory = await aFactory();
  const orders = [randomUUID(), randomUUID()];
  await put(factory, '/counterparty', { counterparty });
  await put(factory, '/agreement', { agreement });
  for (const [n, paperId] of orders.entries()) {
    const answer = await put(factory, `/papers/${paperId}`, {
      paper: { id: paperId, ...order(`PO-${n}-${paperId.slice(0, 8)}`) },
    });
    expect(answer.status).toBe(200);
  }
  return { ...factory, orders };
}

const invite = (factory: Borrower, more: object = {}) =>
  town.ask('POST', at(factory, '/counterparty-invitation'), {
    token: factory.token,
    body: { contactName: '周凯', phone: numberOf(BUYER), ...more },
  });
const linkOf = async (factory: Borrower, more: object = {}) => String((await invite(factory, more)).body['token']);
const open = async (link: string, token: string): Promise<CounterpartyView> =>
  (await town.ask('GET', `/counterparty/${link}`, { token })).body as unknown as CounterpartyView;

const answerTo = (view: CounterpartyView, orders: string[], answer = 'confirmed') => ({
  version: view.trade?.version ?? 1,
  lines: orders.map((id) => ({ id, answer })),
  agreement: 'confirmed',
  assignment: 'acknowledged',
});
const say = (link: string, token: string, body: unknown) =>
  town.ask('POST', `/counterparty/${link}/answer`, { token, body });

describe('a factory with a buyer', () => {
  it('hands in papers, and the buyer confirms them on its own phone, seeing no limit', async () => {
    const factory = await withPapers();
    expect(await backingOf(factory)).toMatchObject({
      lacking: [],
      confirmed: false,
      totals: { ordersFen: 117_800_000 },
    });
    const link = await linkOf(factory);
    const buyer = await phoneOf(BUYER);
    const seen = await open(link, buyer);
    expect(seen).toMatchObject({ standing: 'open', borrowerName: company.name, trade: { totalFen: 117_800_000 } });
    expect(JSON.stringify(seen)).not.toMatch(/limit|Rate|offer/);
    expect(seen.trade?.assignment?.paragraphs.join('')).toContain(counterparty.name);
    expect((await backingOf(factory)).link).toMatchObject({ state: 'phoneChecked', contactName: '周凯' });

    const said = await say(link, buyer, answerTo(seen, factory.orders));
    expect(said).toMatchObject({ status: 200, body: { standing: 'answered' } });
    expect(await backingOf(factory)).toMatchObject({
      status: 'answered',
      confirmed: true,
      link: { state: 'answered' },
      totals: { confirmedOrdersFen: 117_800_000 },
    });
    const told = await town.ask('GET', '/messages', { token: factory.token });
    expect((told.body['messages'] as object[])[0]).toMatchObject({
      type: 'counterpartyAnswered',
      facts: { confirmed: 2, refused: 0, paid: 0 },
    });
    const { state } = (await town.system.deps.ledger.find('application', factory.id)) ?? {};
    expect(state?.backing?.confirmedAt).toBeDefined();
  });

  it('reads of each line that was refused, and why', async () => {
    const factory = await withPapers();
    const [first = '', second = ''] = factory.orders;
    const link = await linkOf(factory);
    const buyer = await phoneOf(BUYER);
    const seen = await open(link, buyer);
    const lines = [
      { id: first, answer: 'confirmed' },
      { id: second, answer: 'amountDiffers' },
    ];
    await say(link, buyer, { ...answerTo(seen, []), lines });
    const { papers, confirmed } = await backingOf(factory);
    expect(papers.map(({ answer, state }) => [answer, state])).toEqual([
      ['confirmed', 'confirmedByCounterparty'],
      ['amountDiffers', 'typed'],
    ]);
    expect(confirmed).toBe(true);
  });

  it('is answered once: the same answer again is the same, another is not taken', async () => {
    const factory = await withPapers();
    const link = await linkOf(factory);
    const buyer = await phoneOf(BUYER);
    const seen = await open(link, buyer);
    const answer = answerTo(seen, factory.orders);
    const both = await Promise.all([say(link, buyer, answer), say(link, buyer, answer)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await say(link, buyer, answerTo(seen, factory.orders, 'notOurs'))).toMatchObject({
      status: 410,
      body: { tag: 'LinkClosed', standing: 'answered' },
    });
    expect(await open(link, await phoneOf(BUYER))).toMatchObject({ standing: 'answered' });
  });

  it('finds that an answer to papers changed meanwhile counts for nothing', async () => {
    const factory = await withPapers();
    const link = await linkOf(factory);
    const buyer = await phoneOf(BUYER);
    const seen = await open(link, buyer);
    const [first = ''] = factory.orders;
    await put(factory, `/papers/${first}`, { paper: { id: first, ...order('PO-changed', 99_000_000) } });
    expect(await say(link, buyer, answerTo(seen, factory.orders))).toMatchObject({ body: { tag: 'PapersChanged' } });
  });
});

describe('a link that went astray', () => {
  it('shows nothing of the trade on another phone, or before the number is told', async () => {
    const factory = await withPapers();
    const link = await linkOf(factory);
    const seen = await open(link, await phoneOf(stranger));
    expect(seen).toMatchObject({ standing: 'wrongPhone' });
    expect(seen.trade).toBeUndefined();
    expect(await say(link, await phoneOf(stranger), answerTo(seen, factory.orders))).toMatchObject({ status: 410 });
    expect(JSON.stringify(seen)).not.toContain(numberOf(BUYER));
    const untold = await open(link, await town.tokenOf(silent));
    expect(untold).toMatchObject({ standing: 'phoneNeeded' });
    expect(untold.trade).toBeUndefined();
    expect((await backingOf(factory)).link).toMatchObject({ state: 'opened' });
  });

  it('is worth nothing once the contact was replaced, or a letter of it is wrong', async () => {
    const factory = await withPapers();
    const [first, second] = [await linkOf(factory, { phone: numberOf(stranger) }), await linkOf(factory)];
    expect(await open(first, await phoneOf(stranger))).toMatchObject({ standing: 'replaced' });
    const buyer = await phoneOf(BUYER);
    expect(await open(second, buyer)).toMatchObject({ standing: 'open' });
    const tampered = `${second.slice(0, -1)}${second.endsWith('a') ? 'b' : 'a'}`;
    expect(await town.ask('GET', `/counterparty/${tampered}`, { token: buyer })).toMatchObject({
      status: 404,
      body: { tag: 'LinkNotFound' },
    });
  });

  it('runs out after a week, and reminds nobody a third time in a day', async () => {
    const factory = await withPapers();
    await linkOf(factory);
    expect((await invite(factory, { remind: true })).status).toBe(200);
    const link = await linkOf(factory, { remind: true });
    expect(await invite(factory, { remind: true })).toMatchObject({ status: 429, body: { tag: 'RemindedRecently' } });
    passedMs += 7 * DAY_MS + 60_000;
    const seen = await open(link, await phoneOf(BUYER));
    expect(seen).toMatchObject({ standing: 'expired' });
  });
});

describe("somebody else's papers", () => {
  it('answer as those of a made-up application do', async () => {
    const factory = await withPapers();
    const other = await phoneOf(stranger);
    const asked = await Promise.all(
      [factory.id, randomUUID()].map((id) => town.ask('GET', `/applications/${id}/backing`, { token: other })),
    );
    expect(asked.map(({ status, body: { tag } }) => [status, tag])).toEqual([
      [404, 'ApplicationNotFound'],
      [404, 'ApplicationNotFound'],
    ]);
  });
});

const SHOPEE_SHOP = '601515001';
const factsOf = async ({ id }: Pick<Borrower, 'id'>) => {
  const application = await town.system.deps.ledger.find('application', id);
  if (!application) throw new Error('no application');
  const facts = await backingFacts(town.system.deps, application.state, { shop: [], money: [] });
  if (facts === 'notOffered' || facts.kind !== 'orders') throw new Error('no orders');
  return facts;
};

/** The buyer says yes at its marketplace, on whatever device it is logged in there. */
async function letRead(link: string, token: string): Promise<string> {
  const sourceId = randomUUID();
  const { body } = await town.ask('GET', `/counterparty/${link}/consent-texts/shopee`, { token });
  const [text] = body['texts'] as { key: string; version: string; sha256: string }[];
  expect(text).toMatchObject({ key: 'buyer.shopee.assessment' });
  const tick = { consentId: randomUUID(), key: text?.key, textVersion: text?.version, textSha256: text?.sha256 };
  const path = `/counterparty/${link}/sources/${sourceId}`;
  const wish = { vendor: 'shopee', region: 'cn' };
  const without = await town.ask('POST', `${path}/authorisation`, { token, body: wish });
  expect(without).toMatchObject({ status: 422, body: { tag: 'ConsentMissing' } });
  const started = await town.ask('POST', `${path}/authorisation`, { token, body: { ...wish, consents: [tick] } });
  await fetch(
    await pressOn(String(started.body['url']), { seller: SHOPEE_SHOP, shop: SHOPEE_SHOP, decision: 'allow' }),
  );
  expect((await town.ask('POST', `${path}/confirmation`, { token, body: { mine: true } })).status).toBe(200);
  return sourceId;
}

async function untilRead(link: string, token: string): Promise<void> {
  for (let looked = 0; looked < 300; looked += 1) {
    const [source] = (await open(link, token)).shops?.sources ?? [];
    if (source?.state === 'read') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the shop was not read');
}

describe("the buyer's own shop", () => {
  it("is read for the supplier's application by the buyer's own consent, and given back as freely", async () => {
    const factory = await withPapers();
    const link = await linkOf(factory);
    const buyer = await phoneOf(BUYER);
    const seen = await open(link, buyer);
    expect(seen.shops).toMatchObject({ vendors: ['shopee'], sources: [] });
    await say(link, buyer, answerTo(seen, factory.orders));
    const sourceId = await letRead(link, buyer);
    await untilRead(link, buyer);

    const facts = await factsOf(factory);
    expect(facts.buyer.shops).toMatchObject([{ marketplace: 'shopee', sellerId: SHOPEE_SHOP, verified: true }]);
    expect(facts.orders.map(({ state }) => state)).toEqual(['confirmedByCounterparty', 'confirmedByCounterparty']);
    expect(JSON.stringify(facts)).not.toMatch(/PO-|XT-2026|周凯|欣途/);
    const { state } = (await town.system.deps.ledger.find('application', factory.id)) ?? {};
    expect(state?.sources).toEqual([]);
    expect((await backingOf(factory)).counterpartyShops).toEqual([{ vendor: 'shopee', state: 'read' }]);

    const path = `/counterparty/${link}/sources/${sourceId}`;
    expect((await town.ask('DELETE', path, { token: await phoneOf(stranger) })).status).toBe(404);
    expect((await town.ask('DELETE', path, { token: buyer })).status).toBe(200);
    expect((await factsOf(factory)).buyer.shops).toEqual([]);
    const given = await town.ask('GET', '/data-rights', { token: buyer });
    const mine = (given.body['consents'] as { key: string; withdrawnAt?: string }[]).filter(
      ({ key }) => key === 'buyer.shopee.assessment',
    );
    expect(mine).toMatchObject([{ withdrawnAt: expect.any(String) }]);
  });
});

describe('a policy on the buyer', () => {
  const policyOn = (applicationId: string, change: { buyerCode?: string; validTo?: Day } = {}) =>
    setInsurance(town.system.deps, {
      ...{ applicationId, policyNumber: 'PICC-2026-0012', buyerCode: counterparty.creditCode },
      ...{ buyerLimitFen: fen(334_000_000), coverPpm: 900_000, validTo: Day.parse('2037-04-17'), by: 'zhao' },
      ...change,
    });

  it('counts once somebody verified it with its insurer and answers for it in the journal', async () => {
    const factory = await withPapers();
    expect((await factsOf(factory)).insurance).toBe('notOffered');
    expect(await policyOn(factory.id)).toMatchObject({ ok: true });
    expect((await factsOf(factory)).insurance).toEqual({
      ...{ verified: true, buyerLimitFen: 334_000_000, coverPpm: 900_000, validTo: '2037-04-17' },
    });
    const [last] = await readJournal(town.system.deps);
    expect(last).toMatchObject({
      ...{ by: 'zhao', what: 'insurance.set', subject: factory.id },
      ground: 'PICC-2026-0012: 334000000 fen, 900000 ppm, until 2037-04-17',
    });
  });

  it('counts no more once it has ended, or once another buyer is named', async () => {
    const [ended, changed] = [await withPapers(), await withPapers()];
    await policyOn(ended.id, { validTo: Day.parse(now().slice(0, 10)) });
    await policyOn(changed.id);
    const other = { ...counterparty, name: '另一家贸易有限公司', creditCode: company.creditCode };
    await put(changed, '/counterparty', { counterparty: other });
    passedMs += 2 * DAY_MS;
    const facts = await Promise.all([factsOf(ended), factsOf(changed)]);
    passedMs -= 2 * DAY_MS;
    expect(facts.map(({ insurance }) => insurance)).toEqual(['notOffered', 'notOffered']);
  });

  it('is not written down for another buyer, after its end, or where nobody buys', async () => {
    const factory = await withPapers();
    const answers = await Promise.all([
      policyOn(factory.id, { buyerCode: company.creditCode }),
      policyOn(factory.id, { validTo: Day.parse('2020-01-01') }),
      policyOn((await aFactory()).id),
      policyOn(randomUUID()),
    ]);
    const tags = answers.map((answer) => (answer.ok ? 'ok' : answer.error.tag));
    expect(tags).toEqual(['OtherBuyer', 'PolicyEnded', 'NoBuyer', 'ApplicationNotKnown']);
  });
});

const INVOICE = `<?xml version="1.0" encoding="UTF-8"?><EInvoice><EInvoiceData><SellerInformation><SellerIdNum>91440300MA5YY00107</SellerIdNum></SellerInformation><BuyerInformation><BuyerIdNum>91350100M000100Y43</BuyerIdNum></BuyerInformation><BasicInformation><TotalTax-includedAmount>90533.50</TotalTax-includedAmount></BasicInformation></EInvoiceData><TaxSupervisionInfo><InvoiceNumber>26442000000000000017</InvoiceNumber><IssueTime>2026-10-12 09:30:00</IssueTime></TaxSupervisionInfo></EInvoice>`;

async function upload(factory: Borrower, fileName: string, content: string) {
  const fileId = randomUUID();
  const bytes = Buffer.byteLength(content);
  const granted = await put(factory, `/files/${fileId}`, { fileName, bytes });
  expect(granted.status).toBe(200);
  const { url, fields } = granted.body['form'] as { url: string; fields: Record<string, string> };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([content]));
  expect((await fetch(url, { method: 'POST', body: form })).ok).toBe(true);
  const received = await town.ask('POST', at(factory, `/files/${fileId}/receipt`), { token: factory.token, body: {} });
  return { fileId, received };
}

describe('a file of a paper', () => {
  it('of a fully digital invoice gives its own fields, which stay its own only untouched', async () => {
    const factory = await aFactory();
    const { fileId, received } = await upload(factory, '26442000000000000017.xml', INVOICE);
    const read = received.body['read'] as Record<string, unknown>;
    expect(read).toEqual({
      number: '26442000000000000017',
      issuedOn: '2026-10-12',
      amountFen: 9_053_350,
      sellerCode: '91440300MA5YY00107',
      buyerCode: '91350100M000100Y43',
    });
    const paperId = randomUUID();
    const paper = { kind: 'invoice', id: paperId, fileId, origin: 'fromXml', ...read };
    await put(factory, `/papers/${paperId}`, { paper });
    expect((await backingOf(factory)).papers[0]).toMatchObject({ state: 'fromXml', file: { type: 'xml' } });
    await put(factory, `/papers/${paperId}`, { paper: { ...paper, amountFen: 90_533_500 } });
    expect((await backingOf(factory)).papers[0]).toMatchObject({ state: 'typed' });
  });

  it('of an invoice between others is shown with what is wrong, and is no trade of these two', async () => {
    const factory = await withPapers();
    const read = { number: '26442000000000000018', issuedOn: '2026-10-12', amountFen: 9_053_350 };
    const parties = { sellerCode: company.creditCode, buyerCode: counterparty.creditCode };
    const [own, others] = [randomUUID(), randomUUID()];
    const invoice = { kind: 'invoice', origin: 'typed', ...read, ...parties };
    await put(factory, `/papers/${own}`, { paper: { ...invoice, id: own } });
    const swapped = { sellerCode: parties.buyerCode, buyerCode: parties.sellerCode };
    await put(factory, `/papers/${others}`, { paper: { ...invoice, ...swapped, number: 'B-1', id: others } });
    const { papers } = await backingOf(factory);
    expect(papers.find(({ paper }) => paper.id === others)?.problems).toEqual(
      expect.arrayContaining(['otherSeller', 'otherBuyer']),
    );
    expect((await factsOf(factory)).invoices).toMatchObject([{ amountFen: 9_053_350, delivered: false }]);
  });

  it.each([
    ['a red one', 'i.xml', INVOICE.replace('90533.50', '-90533.50'), 'InvoiceRed'],
    ['one that is no invoice', 'i.xml', '<a/>', 'FileUnreadable'],
    ['one with entities of its own', 'i.xml', `<!DOCTYPE x>${INVOICE}`, 'FileUnreadable'],
    ['a picture that is none', 'photo.jpg', INVOICE, 'FileDiffers'],
  ])('is refused when it is %s', async (_, fileName, content, tag) => {
    const factory = await aFactory();
    expect((await upload(factory, fileName, content)).received).toMatchObject({ status: 422, body: { tag } });
  });

  it('of another application backs nothing here', async () => {
    const [one, other] = [await aFactory(), await aFactory()];
    const { fileId } = await upload(one, 'agreement.pdf', '%PDF-1.7');
    expect(await put(other, '/agreement', { agreement: { ...agreement, fileId } })).toMatchObject({
      status: 422,
      body: { tag: 'FileMissing' },
    });
    expect((await put(one, '/agreement', { agreement: { ...agreement, fileId } })).status).toBe(200);
    const checked = await verifyEvidence(town.system.deps, one.id);
    if (!checked.ok) throw new Error(checked.error.tag);
    expect(checked.value).toMatchObject({ whole: true, objects: [{ name: expect.stringMatching(/^papers\//) }] });
  });
});
