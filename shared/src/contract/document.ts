import { z } from '../schema.ts';

/** Which document it is; the words are in the builders beside this file. */
const DocumentKind = z.enum(['bureauCompany', 'bureauController', 'loanAgreement']);

const Line = z.string().min(1).max(2_000);

/**
 * One fact of the document. `secret` says that the value is printed whole on paper and masked on every screen, and how.
 */
export const DocumentField = z.object({
  label: z.string().min(1).max(40),
  value: z.string().min(1).max(500),
  secret: z.enum(['identityNumber', 'accountNumber']).optional(),
});
export type DocumentField = z.infer<typeof DocumentField>;

/**
 * `important`: terms that burden the reader, which the law wants shown conspicuously: bold on paper, marked on screens.
 * Source: Civil Code (民法典) article 496. assumed: bold type is conspicuous enough; confirm: the lender's lawyers.
 */
export const Clause = z.object({
  heading: z.string().min(1).max(60),
  paragraphs: z.array(Line).min(1).max(20),
  important: z.boolean(),
});
export type Clause = z.infer<typeof Clause>;

export const DocumentTable = z.object({
  title: z.string().min(1).max(60),
  columns: z.array(z.string().min(1).max(20)).min(2).max(8),
  rows: z.array(z.array(z.string().max(60))).max(60),
});
export type DocumentTable = z.infer<typeof DocumentTable>;

/** Where one signer signs. The e-sign service finds the place by `keyword`, so it stands in the document exactly once. */
export const SignatureBlock = z.object({
  signer: z.enum(['company', 'controller', 'bank']),
  name: z.string().min(1).max(100),
  mark: z.enum(['seal', 'signature']),
  keyword: z.string().min(2).max(50),
});
export type SignatureBlock = z.infer<typeof SignatureBlock>;

/**
 * A legal document as data: the phone shows its rows and full text, the printer makes the PDF, and both say the same.
 * `version` is the version of the words, not of the facts.
 */
export const ContractDocument = z.object({
  kind: DocumentKind,
  documentId: z.string().min(1).max(64),
  version: z.string().min(1).max(20),
  title: z.string().min(1).max(60),
  fields: z.array(DocumentField).min(1).max(60),
  opening: z.array(Line).max(5),
  clauses: z.array(Clause).min(1).max(40),
  tables: z.array(DocumentTable).max(5),
  /** None where nobody signs on paper. */
  signatures: z.array(SignatureBlock).max(3),
  /** An address printed as a QR code at the end, with what it is for. */
  link: z.object({ text: z.string().min(1).max(40), url: z.string().min(1).max(400) }).optional(),
});
export type ContractDocument = z.infer<typeof ContractDocument>;

/** What can be printed; a contract is one of them. */
export type Printable = Omit<ContractDocument, 'kind'>;
