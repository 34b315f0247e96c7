import { randomUUID } from 'node:crypto';
import * as application from '@loan/shared/api/application';
import * as backing from '@loan/shared/api/backing';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { type Account, allowAt } from './connecting.ts';
import { answerAsked, companyOf, putPaper } from './counterparties.ts';
import type { Phone } from './phone.ts';
import type { Scenario } from './scenario.ts';
import { type Invoice, invoiceFile, tradeBetween } from './trade-papers.ts';
import { LOOK_AGAIN_MS, must, PATIENCE_MS, pause, type Trip } from './trip.ts';

type Supplies = NonNullable<Scenario['supplies']>;

const buyerOf = ({ buyer }: Supplies) => companyOf(buyer);

/** The factory puts in its buyer, the agreement, what was invoiced and signed for, and what is on order. */
export async function handInPapers(trip: Trip, supplies: Supplies): Promise<void> {
  const { applicant, id, company } = trip;
  const today = shanghaiDay(instantOf(new Date()));
  const { counterparty, agreement, invoices, orders } = tradeBetween(company, buyerOf(supplies), today);
  await trip.onStep('papers');
  await must('buyer', applicant.call(backing.putCounterparty, { ...id, counterparty } as never));
  await must('agreement', applicant.call(backing.putAgreement, { ...id, agreement } as never));
  for (const invoice of invoices) {
    const fileId = await handInFile(trip, invoice);
    await putPaper(trip, { ...invoice, fileId });
    await putPaper(trip, {
      ...{ kind: 'deliveryNote', number: `SH-${invoice.number.slice(-4)}`, deliveredOn: invoice.issuedOn },
      ...{ belongsTo: invoice.number, amountFen: invoice.amountFen, signedByBuyer: true },
    });
  }
  for (const order of orders) await putPaper(trip, order);
}

/** Straight into the store, as the phone does it; what a machine reads in it is what the paper says. */
async function handInFile({ applicant, id }: Trip, invoice: Invoice): Promise<string> {
  const content = invoiceFile(invoice);
  const file = { ...id, fileId: randomUUID() };
  const described = { fileName: `${invoice.number}.xml`, bytes: Buffer.byteLength(content) };
  const { form } = await must('upload', applicant.call(backing.grantPaperUpload, { ...file, ...described } as never));
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', new Blob([content]));
  await fetch(form.url, { method: 'POST', body, signal: AbortSignal.timeout(30_000) });
  await must('receipt', applicant.call(backing.receivePaperFile, file as never));
  return file.fileId;
}

/** The buyer's person opens the link on their own phone, confirms every line and lets the shop be read. */
export async function buyerConfirms(trip: Trip, supplies: Supplies): Promise<void> {
  const { applicant, id, onStep } = trip;
  const { token, phone: buyer } = await answerAsked(trip, buyerOf(supplies), {
    lineOf: () => 'confirmed',
    ...{ agreement: 'confirmed', assignment: 'acknowledged' },
  });
  if (supplies.shop) await letRead(buyer, token, supplies.shop);
  await onStep('assessment');
  await must('assessment', applicant.call(application.requestAssessment, id as never));
}

async function letRead(buyer: Phone, token: string, { vendor, account, region = 'cn' }: Account): Promise<void> {
  const source = { token, sourceId: randomUUID() as never };
  const { texts } = await must('texts', buyer.call(backing.counterpartyConsentTexts, { token, vendor }));
  const consents = texts.map(({ key, version, sha256 }) => ({
    ...{ consentId: randomUUID(), key, textVersion: version, textSha256: sha256 },
  }));
  const wish = { ...source, vendor, region, consents };
  const started = await must('buyer authorises', buyer.call(backing.authoriseCounterpartyShop, wish as never));
  await allowAt(started.url, account);
  await must('buyer confirms shop', buyer.call(backing.confirmCounterpartyShop, { ...source, mine: true }));
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const { shops } = await must('counterparty', buyer.call(backing.readCounterparty, { token }));
    if (shops?.sources.some(({ state }) => state === 'read')) return;
    await pause(LOOK_AGAIN_MS);
  }
  throw new Error("the buyer's shop was not read");
}
