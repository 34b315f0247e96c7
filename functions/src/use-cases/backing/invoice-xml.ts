import { Fen, fenFromYuan } from '@loan/shared/money/fen';
import { CreditCode } from '@loan/shared/party/credit-code';
import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';

/** What a fully digital invoice (数电票) says of itself. */
export const ReadInvoice = z.strictObject({
  number: z.string().regex(/^\d{20}$/),
  issuedOn: Day,
  amountFen: Fen,
  sellerCode: CreditCode,
  buyerCode: CreditCode,
});
export type ReadInvoice = z.infer<typeof ReadInvoice>;

/**
 * `unreadable`: no fully digital invoice. `voided`: it says that it counts no more (作废). `red`: it takes an earlier one
 * back (红字), and stands for no money.
 */
export type InvoiceProblem = { tag: 'FileUnreadable' } | { tag: 'InvoiceVoided' } | { tag: 'InvoiceRed' };

/**
 * | element of the file                                | ours       |
 * | TaxSupervisionInfo/InvoiceNumber                   | number     |
 * | TaxSupervisionInfo/IssueTime                       | issuedOn   |
 * | BasicInformation/TotalTax-includedAmount           | amountFen  |
 * | SellerInformation/SellerIdNum                      | sellerCode |
 * | BuyerInformation/BuyerIdNum                        | buyerCode  |
 * assumed: these elements of the file that the tax bureau's electronic invoice service hands out (EInvoice), from
 * memory, and how it says voided; confirm: a file of one's own, or 电子凭证会计数据标准——全面数字化的电子发票.
 * That it was not altered since is not proven here: the file is signed, and the tax bureau's check (发票查验) is
 * the place to ask. It is offered by no service connected here, so that the counterparty's own word counts.
 */
const ELEMENTS = {
  number: 'InvoiceNumber',
  issuedOn: 'IssueTime',
  amount: 'TotalTax-includedAmount',
  sellerCode: 'SellerIdNum',
  buyerCode: 'BuyerIdNum',
} as const;

/** Of far less consists the largest. */
const LONGEST = 1_000_000;

export function readInvoiceXml(bytes: Uint8Array): Result<ReadInvoice, InvoiceProblem> {
  const text = textOf(bytes);
  // Entities of its own could stand for anything; no invoice has them.
  if (text === undefined || /<!(DOCTYPE|ENTITY)/i.test(text)) return err({ tag: 'FileUnreadable' });
  const amount = elementOf(text, ELEMENTS.amount);
  if (amount?.startsWith('-') || /<OriginalInvoiceNumber>[^<]/.test(text)) return err({ tag: 'InvoiceRed' });
  if (/作废|voided/i.test(elementOf(text, 'InvoiceStatus') ?? '')) return err({ tag: 'InvoiceVoided' });
  const read = ReadInvoice.safeParse({
    number: elementOf(text, ELEMENTS.number),
    issuedOn: elementOf(text, ELEMENTS.issuedOn)?.slice(0, 10),
    amountFen: fenFromYuan(amount ?? ''),
    sellerCode: elementOf(text, ELEMENTS.sellerCode),
    buyerCode: elementOf(text, ELEMENTS.buyerCode),
  });
  return read.success && read.data.amountFen > 0 ? ok(read.data) : err({ tag: 'FileUnreadable' });
}

/** Strictly: bytes that are no text of the kind the file names would be read as something else. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > LONGEST) return undefined;
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const encoding = /encoding=["']([\w-]+)["']/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(/^gb/i.test(encoding) ? 'gb18030' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text of the only element of that name; nothing where there are several, or what is in it is no text. */
function elementOf(text: string, name: string): string | undefined {
  const found = [...text.matchAll(new RegExp(`<${name}>([^<&]{1,200})</${name}>`, 'g'))];
  const value = found.length === 1 ? found[0]?.[1]?.trim() : undefined;
  return value || undefined;
}
