import { type Answer, refusal } from './command.ts';

type Refused = { tag: string; by?: string; reasons?: string[]; codes?: string[]; version?: string; from?: string };

const TRY_AGAIN = 'Others keep changing it; nothing was written. Try again.';

/** What was refused and what to do about it. A tag without words of its own is shown as it is. */
const WORDS: Readonly<Record<string, (subject: string, error: Refused) => string>> = {
  NotDead: (id) => `No dead row has the id ${id}; "dead list" shows those there are.`,
  NotUnderReview: (id) => `Application ${id} is not under review; "reviews list" shows those that are.`,
  NotConcludedYet: (id) => `Nobody has concluded on ${id} yet: leave out --second.`,
  AlreadyConcluded: (id, { by }) => `${by} has concluded on ${id}; another person concludes with --second.`,
  SamePerson: () => 'It takes two people: this conclusion is under the name that gave the first one.',
  ItemsDiffer: (_, { codes = [] }) =>
    `Each item is found on once, and nothing else; look at ${codes.join(', ')}. "reviews list" shows the items.`,
  NotForAPerson: (_, { codes = [] }) =>
    `A person can lift only the rules that refer, and these decline: ${codes.join(', ')}. Uphold them; the cure of each is in "decision explain".`,
  StillNotOffered: (_, { reasons = [] }) =>
    `Without all that is to be lifted it is still no: ${reasons.join(', ')}. Uphold an item; the cure of each is in "decision explain".`,
  DecisionNotFound: (id) => `There is no decision ${id}, and no application ${id} that has been decided.`,
  SnapshotChanged: () =>
    'The snapshot that was kept is missing, or its bytes are not those written down: the evidence has been touched. "evidence verify APPLICATION" says where.',
  DecisionChanged: () =>
    'The decision that was kept is missing, or its bytes are not those written down: the evidence has been touched. "evidence verify APPLICATION" says where.',
  PolicyNotHere: (_, { version }) =>
    `It was decided under the policy ${version}, which this release does not contain. Run the command from a release that does.`,
  BadWindow: () => '--from and --to: days such as 2026-11-23, the first not after the last, at most 400 days together.',
  BadProduct: () => '--product: there is no product of that name.',
  ApplicationNotKnown: (id) => `There is no application ${id}.`,
  NoBuyer: (id) => `Application ${id} does not lend on a buyer's orders, or names no buyer yet.`,
  OtherBuyer: (id) => `Application ${id} names another buyer: this policy says nothing of it.`,
  PolicyEnded: () => 'That policy has ended.',
  NoDeposit: () => 'No deposit has been set yet: "deposit set YUAN --by NAME".',
  IllegalTransition: (id, { from }) => `Application ${id} has moved on (${from}). "reviews list" shows what is left.`,
  Busy: () => TRY_AGAIN,
  LostRace: () => TRY_AGAIN,
};

export const refused = (subject: string, error: Refused): Answer =>
  refusal(WORDS[error.tag]?.(subject, error) ?? `Refused: ${error.tag}.`, error);
