import { ApplicationId, ConsentId, Sha256, SourceId, UserId } from '../application/ids.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';
import { Agreement, Answer, Counterparty, isLine, Paper } from './papers.ts';

/** All papers of one backing together, so that it stays under the 64 KB of one item; a test fills it to the brim. */
export const PAPERS_MAX = 160;
/** A week, as long as an offer stands. */
export const LINK_DAYS = 7;
/** More than two a day is pressure, not a reminder. */
export const REMINDERS_A_DAY = 2;
/** Whoever writes to more people than this in a day is not looking for the right one. */
export const LINKS_A_DAY = 10;
const SOURCES_MAX = 5;

/** The counterparty's link (确认链接). Its token and the contact's name and number are kept elsewhere, hashed and sealed. */
export const Link = z.object({
  tokenHash: Sha256,
  /** When links were sent in the last day, this one included, and which of them only reminded. */
  sent: z
    .array(z.object({ at: Instant, reminder: z.boolean() }))
    .min(1)
    .max(LINKS_A_DAY),
  expiresAt: Instant,
  openedAt: Instant.optional(),
  /** Whoever opened it has shown the invited phone number to be theirs. */
  takenAt: Instant.optional(),
  takenBy: UserId.optional(),
});
export type Link = z.infer<typeof Link>;

/**
 * The trade behind an application (贸易背景): its papers, and what the counterparty says of them. One an application,
 * under the application's own id.
 */
export const TradeBacking = z.object({
  id: ApplicationId,
  kind: z.enum(['orders', 'freight']),
  /** `invited`: a link is out and lines await an answer. `answered`: every line has one. `closed`: nothing moves. */
  status: z.enum(['collecting', 'invited', 'answered', 'closed']),
  version: z.int().min(1),
  createdAt: Instant,
  counterparty: Counterparty.optional(),
  agreement: Agreement.optional(),
  papers: z.array(Paper).max(PAPERS_MAX),
  /** By the id of a paper; of papers that are lines alone. */
  answers: z.record(z.string(), Answer),
  agreementAnswer: Answer.optional(),
  /** Orders alone: the counterparty knows that it pays the lender's controlled account (应收账款转让). */
  assignment: z.enum(['acknowledged', 'refused']).optional(),
  answeredAt: Instant.optional(),
  link: Link.optional(),
  /** Shops the counterparty let us read for this. */
  sources: z.array(SourceId).max(SOURCES_MAX),
  consents: z.array(ConsentId).max(20),
});
export type TradeBacking = z.infer<typeof TradeBacking>;
export type BackingKind = TradeBacking['kind'];

/** Lines the counterparty has not answered yet. */
export const openLines = ({ papers, answers }: TradeBacking): Paper[] =>
  papers.filter((paper) => isLine(paper) && answers[paper.id] === undefined);

const agreementAwaits = ({ kind, agreement, agreementAnswer }: TradeBacking): boolean =>
  kind === 'orders' && agreement !== undefined && agreementAnswer === undefined;

/** Whether anything is left to ask the counterparty. */
export const awaitsAnswer = (backing: TradeBacking): boolean =>
  openLines(backing).length > 0 ||
  agreementAwaits(backing) ||
  (backing.kind === 'orders' && backing.assignment === undefined);

/**
 * Whether money may go out on it: the counterparty stands by the agreement and by at least one line, and pays where it
 * has to. A line it refused is not lent on; the others are not held up by it.
 */
export function isConfirmed(backing: TradeBacking): boolean {
  const { kind, papers, answers, agreementAnswer, assignment } = backing;
  const stands = papers.some((paper) => isLine(paper) && answers[paper.id] === 'confirmed');
  return stands && (kind === 'freight' || (agreementAnswer === 'confirmed' && assignment === 'acknowledged'));
}
