import type { ApplicationId, ConsentId, SourceId, UserId } from '../application/ids.ts';
import { err, ok, type Result } from '../result.ts';
import { addMs, type Instant } from '../time/instant.ts';
import {
  awaitsAnswer,
  type BackingKind,
  LINK_DAYS,
  LINKS_A_DAY,
  type Link,
  openLines,
  PAPERS_MAX,
  REMINDERS_A_DAY,
  TradeBacking,
} from './backing.ts';
import { type Agreement, type Answer, type Counterparty, isLine, PAPERS_OF, type Paper } from './papers.ts';

const DAY_MS = 86_400_000;

export type BackingEvent = { at: Instant } & (
  | { type: 'open'; id: ApplicationId; kind: BackingKind }
  | { type: 'putCounterparty'; counterparty: Counterparty }
  /** `fileSha256`: of the file it was handed in with, so that the chain says which bytes they were. */
  | { type: 'putAgreement'; agreement: Agreement; fileSha256?: string }
  | { type: 'putPaper'; paper: Paper; fileSha256?: string }
  | { type: 'removePaper'; paperId: string }
  /** Sends a link; it replaces the one before. `reminder`: to the same contact. */
  | { type: 'invite'; tokenHash: string; reminder: boolean }
  | { type: 'openLink' }
  | { type: 'takeLink'; userId: UserId }
  | {
      type: 'answer';
      /** What the counterparty had before its eyes; papers changed since make the answer another one. */
      version: number;
      lines: Record<string, Answer>;
      agreement?: Answer;
      assignment?: 'acknowledged' | 'refused';
    }
  | { type: 'attachSource'; sourceId: SourceId; consents: ConsentId[] }
  | { type: 'detachSource'; sourceId: SourceId }
  | { type: 'close' }
);
type EventType = BackingEvent['type'];
type Status = TradeBacking['status'];
type Known = Exclude<BackingEvent, { type: 'open' }>;

export type BackingError =
  | { tag: 'IllegalTransition'; from: Status | 'none'; event: EventType }
  | { tag: 'PapersFull'; most: number }
  | { tag: 'PaperKindWrong' }
  | { tag: 'PaperUnknown' }
  | { tag: 'NumberTwice'; paperId: string }
  | { tag: 'NothingToConfirm' }
  | { tag: 'RemindedRecently'; nextAt: Instant }
  | { tag: 'LinkExpired'; expiredAt: Instant }
  | { tag: 'PapersChanged' }
  | { tag: 'AnswersIncomplete'; lacking: string[] };

const PAPERS: Partial<Record<EventType, Status>> = {
  putAgreement: 'collecting',
  putPaper: 'collecting',
  removePaper: 'collecting',
};

/** The whole life of a backing. A move missing here is forbidden; what a link still awaits is looked at afterwards. */
export const BACKING_MOVES: Record<Status, Partial<Record<EventType, Status>>> = {
  collecting: {
    ...PAPERS,
    putCounterparty: 'collecting',
    invite: 'invited',
    detachSource: 'collecting',
    close: 'closed',
  },
  invited: {
    ...PAPERS,
    putCounterparty: 'collecting',
    invite: 'invited',
    openLink: 'invited',
    takeLink: 'invited',
    answer: 'answered',
    attachSource: 'invited',
    detachSource: 'invited',
    close: 'closed',
  },
  answered: {
    ...PAPERS,
    putCounterparty: 'collecting',
    attachSource: 'answered',
    detachSource: 'answered',
    close: 'closed',
  },
  closed: { detachSource: 'closed' },
};

/** The backing after the event, or the rule that forbids it. Folding all events gives the state: a law. */
export function transitionBacking(
  from: TradeBacking | undefined,
  event: BackingEvent,
): Result<TradeBacking, BackingError> {
  if (event.type === 'open') {
    if (from) return err({ tag: 'IllegalTransition', from: from.status, event: event.type });
    const { id, kind, at } = event;
    const empty = { papers: [], answers: {}, sources: [], consents: [] };
    return ok(TradeBacking.parse({ id, kind, status: 'collecting', version: 1, createdAt: at, ...empty }));
  }
  const status = from && BACKING_MOVES[from.status][event.type];
  if (!from || !status) return err({ tag: 'IllegalTransition', from: from?.status ?? 'none', event: event.type });
  const refused = refusal(from, event);
  if (refused) return err(refused);
  const next = TradeBacking.parse(
    dropUndefined({ ...from, ...leaves(from, event), status, version: from.version + 1 }),
  );
  return ok(event.type in PAPERS ? { ...next, status: statusOf(next) } : next);
}

/** After a change of papers: with a link out, what is new awaits an answer under the same link. */
function statusOf(next: TradeBacking): Status {
  if (!next.link) return 'collecting';
  return awaitsAnswer(next) ? 'invited' : 'answered';
}

function refusal(from: TradeBacking, event: Known): BackingError | undefined {
  switch (event.type) {
    case 'putPaper':
      return paperRefusal(from, event.paper);
    case 'removePaper':
      return from.papers.some(({ id }) => id === event.paperId) ? undefined : { tag: 'PaperUnknown' };
    case 'invite':
      return inviteRefusal(from, event);
    case 'openLink':
    case 'takeLink':
    case 'answer':
      return linkRefusal(from, event);
    default:
      return undefined;
  }
}

function paperRefusal({ kind, papers }: TradeBacking, paper: Paper): BackingError | undefined {
  if (!(PAPERS_OF[kind] as readonly string[]).includes(paper.kind)) return { tag: 'PaperKindWrong' };
  const others = papers.filter(({ id }) => id !== paper.id);
  if (others.length >= PAPERS_MAX) return { tag: 'PapersFull', most: PAPERS_MAX };
  const twin = others.find((other) => other.kind === paper.kind && other.number === paper.number);
  return twin ? { tag: 'NumberTwice', paperId: twin.id } : undefined;
}

/** Links sent in the day before a moment. */
const recent = (link: Link | undefined, at: Instant): Link['sent'] =>
  (link?.sent ?? []).filter((sent) => sent.at > addMs(at, -DAY_MS));

/** When the same person may be reminded again; nothing while it may be done at once. */
export function nextReminderAt(link: Link, at: Instant): Instant | undefined {
  const reminders = recent(link, at).filter(({ reminder }) => reminder);
  const [oldest] = reminders.slice(-REMINDERS_A_DAY);
  return oldest && reminders.length >= REMINDERS_A_DAY ? addMs(oldest.at, DAY_MS) : undefined;
}

function inviteRefusal(
  from: TradeBacking,
  { at, reminder }: Extract<Known, { type: 'invite' }>,
): BackingError | undefined {
  if (!from.counterparty || !awaitsAnswer(from) || openLines(from).length === 0) return { tag: 'NothingToConfirm' };
  const nextAt = reminder && from.link ? nextReminderAt(from.link, at) : undefined;
  if (nextAt) return { tag: 'RemindedRecently', nextAt };
  const sent = recent(from.link, at);
  return sent.length >= LINKS_A_DAY && sent[0]
    ? { tag: 'RemindedRecently', nextAt: addMs(sent[0].at, DAY_MS) }
    : undefined;
}

function linkRefusal(from: TradeBacking, event: Known): BackingError | undefined {
  if (from.link && event.at > from.link.expiresAt) return { tag: 'LinkExpired', expiredAt: from.link.expiresAt };
  if (event.type !== 'answer') return undefined;
  if (event.version !== from.version) return { tag: 'PapersChanged' };
  const lacking = [
    ...openLines(from)
      .map(({ id }) => id)
      .filter((id) => event.lines[id] === undefined),
    ...(from.kind === 'orders' && from.agreement && !from.agreementAnswer && !event.agreement ? ['agreement'] : []),
    ...(from.kind === 'orders' && !from.assignment && !event.assignment ? ['assignment'] : []),
  ];
  return lacking.length > 0 ? { tag: 'AnswersIncomplete', lacking } : undefined;
}

function leaves(from: TradeBacking, event: Known): Record<string, unknown> {
  switch (event.type) {
    case 'putCounterparty':
      // Another counterparty has said nothing yet, and the link went to somebody else.
      return { counterparty: event.counterparty, ...NOTHING_SAID };
    case 'putAgreement':
      return { agreement: event.agreement, agreementAnswer: undefined };
    case 'putPaper':
      return { papers: withPaper(from.papers, event.paper), answers: without(from.answers, event.paper.id) };
    case 'removePaper':
      return {
        papers: from.papers.filter(({ id }) => id !== event.paperId),
        answers: without(from.answers, event.paperId),
      };
    case 'attachSource':
      return {
        sources: [...new Set([...from.sources, event.sourceId])],
        consents: [...from.consents, ...event.consents],
      };
    case 'detachSource':
      return { sources: from.sources.filter((id) => id !== event.sourceId) };
    default:
      return linkLeaves(from, event);
  }
}

const NOTHING_SAID = {
  link: undefined,
  answers: {},
  agreementAnswer: undefined,
  assignment: undefined,
  answeredAt: undefined,
};

function linkLeaves(from: TradeBacking, event: Known): Record<string, unknown> {
  const { at } = event;
  switch (event.type) {
    case 'invite': {
      const sent = [...recent(from.link, at), { at, reminder: event.reminder }];
      return { link: { tokenHash: event.tokenHash, sent, expiresAt: addMs(at, LINK_DAYS * DAY_MS) } };
    }
    case 'openLink':
      return { link: { openedAt: at, ...from.link } };
    case 'takeLink':
      return { link: { openedAt: at, takenAt: at, takenBy: event.userId, ...from.link } };
    case 'answer':
      return {
        answers: { ...from.answers, ...linesOf(from, event.lines) },
        agreementAnswer: event.agreement ?? from.agreementAnswer,
        assignment: event.assignment ?? from.assignment,
        answeredAt: at,
      };
    default:
      return {};
  }
}

/** Answers to what was asked; anything else that came along is nobody's line. */
const linesOf = (from: TradeBacking, lines: Record<string, Answer>): Record<string, Answer> =>
  Object.fromEntries(
    from.papers.filter(isLine).flatMap(({ id }) => {
      const answer = from.answers[id] ?? lines[id];
      return answer ? [[id, answer]] : [];
    }),
  );

const withPaper = (papers: readonly Paper[], paper: Paper): Paper[] =>
  papers.some(({ id }) => id === paper.id)
    ? papers.map((other) => (other.id === paper.id ? paper : other))
    : [...papers, paper];

const without = (answers: Record<string, Answer>, paperId: string): Record<string, Answer> =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => id !== paperId));

/** Zod keeps a key whose value is undefined; JSON and DynamoDB do not. One form, so that replay gives the same bytes. */
const dropUndefined = <T extends Record<string, unknown>>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
