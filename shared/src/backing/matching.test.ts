import { describe, expect, it } from '@jest/globals';
import { lackingOf, problemsOfPaper } from './lacking.ts';
import { matchPapers } from './matching.ts';
import { Paper } from './papers.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const SELLER = '91350100M000100Y43';
const BUYER = '91350100M000100Y43';

const invoice = (n: number, more: object) =>
  Paper.parse({
    kind: 'invoice',
    id: uuid(n),
    number: `INV-${n}`,
    origin: 'typed',
    issuedOn: '2026-10-10',
    amountFen: 9_000_000,
    sellerCode: SELLER,
    buyerCode: BUYER,
    ...more,
  });
const note = (n: number, more: object) =>
  Paper.parse({
    kind: 'deliveryNote',
    id: uuid(n),
    number: `DN-${n}`,
    deliveredOn: '2026-10-10',
    signedByBuyer: true,
    ...more,
  });
const order = (n: number, more: object) =>
  Paper.parse({
    kind: 'order',
    id: uuid(n),
    number: `PO-${n}`,
    amountFen: 9_000_000,
    orderedOn: '2026-10-01',
    deliverBy: '2026-10-20',
    dueOn: '2027-01-20',
    ...more,
  });

describe('matching delivery notes with invoices', () => {
  it('believes the number on the note before any nearness', () => {
    const papers = [
      invoice(1, { issuedOn: '2026-10-10' }),
      invoice(2, { issuedOn: '2026-08-01' }),
      note(11, { deliveredOn: '2026-10-10', belongsTo: 'INV-2' }),
    ];
    expect(matchPapers(papers)).toMatchObject({ noteOf: { [uuid(2)]: uuid(11) }, looseNotes: [] });
  });

  it('then the same amount, then the nearest day within two weeks', () => {
    const papers = [
      invoice(1, { amountFen: 100 }),
      invoice(2, { amountFen: 200 }),
      note(11, { amountFen: 200, deliveredOn: '2026-10-05' }),
      note(12, { deliveredOn: '2026-10-12' }),
    ];
    expect(matchPapers(papers).noteOf).toEqual({ [uuid(1)]: uuid(12), [uuid(2)]: uuid(11) });
  });

  it('gives each note to one invoice only, and says which belong to nothing', () => {
    const papers = [
      invoice(1, {}),
      note(11, { deliveredOn: '2026-10-11' }),
      note(12, { deliveredOn: '2026-10-09', amountFen: 9_000_000 }),
      note(13, { deliveredOn: '2026-05-01' }),
    ];
    expect(matchPapers(papers)).toMatchObject({
      noteOf: { [uuid(1)]: uuid(12) },
      looseNotes: [uuid(11), uuid(13)],
    });
  });

  it('does not pull a note that names another paper to the nearest invoice', () => {
    const papers = [
      invoice(1, {}),
      note(11, { belongsTo: 'INV-9' }),
      order(21, { number: 'PO-7' }),
      note(12, { belongsTo: 'PO-7' }),
    ];
    expect(matchPapers(papers)).toMatchObject({ noteOf: {}, looseNotes: [uuid(11)] });
  });
});

describe('matching orders with invoices', () => {
  it('takes the same amount issued between the order and its due day', () => {
    const papers = [
      order(21, {}),
      invoice(1, { issuedOn: '2026-09-30' }),
      invoice(2, { issuedOn: '2026-10-15' }),
      invoice(3, { issuedOn: '2026-10-15', amountFen: 1 }),
    ];
    expect(matchPapers(papers).invoiceOf).toEqual({ [uuid(21)]: uuid(2) });
  });
});

describe('what is wrong with a paper', () => {
  it('is named beside it', () => {
    const papers = [invoice(1, {}), invoice(2, { issuedOn: '2026-03-01' }), note(11, { signedByBuyer: false })];
    const matched = matchPapers(papers);
    const parties = { borrowerCode: SELLER, buyerCode: '91440300MA5DA1234X' };
    const problems = papers.map((paper) => problemsOfPaper(paper, papers, { matched, parties }));
    expect(problems).toEqual([
      ['noFile', 'notSigned', 'otherBuyer'],
      ['noFile', 'noDeliveryNote', 'otherBuyer'],
      ['noFile', 'notSigned'],
    ]);
  });

  it('is nothing that keeps an order from being assessed once buyer, agreement and order are there', () => {
    const backing = { kind: 'orders', papers: [], answers: {}, sources: [], consents: [] } as never;
    expect(lackingOf(backing)).toEqual(['counterparty', 'agreement', 'order']);
    expect(lackingOf({ ...(backing as object), papers: [order(21, {})] } as never)).toEqual([
      'counterparty',
      'agreement',
    ]);
  });
});
