import type { Application } from '@loan/shared/application/application';
import type { ApplicationEvent } from '@loan/shared/application/events';
import type { TradeBacking } from '@loan/shared/backing/backing';
import type { BackingEvent } from '@loan/shared/backing/transitions';
import type { Deposit } from '@loan/shared/backstop/deposit';
import type { BankEvent } from '@loan/shared/bank/los-bank';
import type { Consent, ConsentEvent } from '@loan/shared/consent/consent';
import type { Drawdown, DrawdownEvent } from '@loan/shared/drawdown/drawdown';
import type { Actor, ChainedEvent } from '@loan/shared/evidence/event';
import type { Facility, FacilityEvent } from '@loan/shared/facility/facility';
import type { Loan, LoanEvent } from '@loan/shared/loan/loan';
import type { PolicyBook, PolicyBookEvent } from '@loan/shared/policy-release/book';
import type { ExportBook, ExportBookEvent } from '@loan/shared/portrait/export-book';
import type { Result } from '@loan/shared/result';
import type { Source, SourceEvent } from '@loan/shared/source/source';
import type { Instant } from '@loan/shared/time/instant';
import type { NewJob } from './jobs.ts';
import type { BankNews, ListName, Lists, RecordKind, Records } from './records.ts';

/** Everything that changes by events: its state, and what can happen to it. */
export type Aggregates = {
  application: { state: Application; event: ApplicationEvent };
  source: { state: Source; event: SourceEvent };
  consent: { state: Consent; event: ConsentEvent };
  facility: { state: Facility; event: FacilityEvent };
  drawdown: { state: Drawdown; event: DrawdownEvent };
  loan: { state: Loan; event: LoanEvent };
  backing: { state: TradeBacking; event: BackingEvent };
  portrait: { state: ExportBook; event: ExportBookEvent };
  policyBook: { state: PolicyBook; event: PolicyBookEvent };
};
export type AggregateKind = keyof Aggregates;
export type StateOf<K extends AggregateKind> = Aggregates[K]['state'];

/** A state as read, with the hash of its last event, to which the next one is chained. */
export type Loaded<K extends AggregateKind> = { state: StateOf<K>; head: string };

/** One move of one aggregate. `before` is what it was decided on; if that is no longer the newest, nothing is written. */
export type Change = {
  [K in AggregateKind]: {
    kind: K;
    before: Loaded<K> | undefined;
    event: Aggregates[K]['event'];
    after: StateOf<K>;
    by: Actor;
  };
}[AggregateKind];

export type RecordWrite = {
  [K in RecordKind]:
    | {
        kind: K;
        key: string;
        value: Records[K] /** `new`: must not exist; a number: must have that version. */;
        expect: 'new' | 'any' | number;
        expiresAt?: Instant;
      }
    | { kind: K; key: string; delete: true };
}[RecordKind];

export type ListWrite = {
  [N in ListName]:
    | { list: N; owner: string; key: string; item: Lists[N] }
    | { list: N; owner: string; key: string; delete: true };
}[ListName];

/** Something only one owner may have, such as a shop in a live application. The same owner may take it again. */
export type Claim = { claim: string; owner: string } | { claim: string; owner: string; release: true };

export type DepositMove =
  | { move: 'hold'; amountFen: number; drawdownId: string }
  | { move: 'release'; amountFen: number; drawdownId: string }
  /** The held amount becomes outstanding. */
  | { move: 'disburse'; amountFen: number; drawdownId: string };

/** All of it is written, or none of it. */
export type Commit = {
  changes?: readonly Change[];
  records?: readonly RecordWrite[];
  lists?: readonly ListWrite[];
  claims?: readonly Claim[];
  jobs?: readonly NewJob[];
  /** News for the bank, given the next numbers of this application's line. */
  bank?: { applicationId: string; bankId: string; at: Instant; news: readonly BankNews[] };
  deposit?: { partnerId: string } & DepositMove;
};

export type CommitError =
  /** Someone else moved it first: load again and decide again. */
  { tag: 'LostRace' } | { tag: 'AlreadyClaimed'; claim: string } | { tag: 'HeadroomShort' };

export interface Ledger {
  find<K extends AggregateKind>(kind: K, id: string): Promise<Loaded<K> | undefined>;
  history(kind: AggregateKind, id: string, after?: number): Promise<ChainedEvent[]>;
  commit(commit: Commit): Promise<Result<void, CommitError>>;

  record<K extends RecordKind>(
    kind: K,
    key: string,
  ): Promise<{ value: Records[K]; version: number; expiresAt?: Instant } | undefined>;
  /** At most `limit` items, newest key last unless `newestFirst`; with `after`, of the keys behind it alone. */
  list<N extends ListName>(
    list: N,
    owner: string,
    options: { limit: number; newestFirst?: boolean; after?: string },
  ): Promise<{ key: string; item: Lists[N] }[]>;
  claimedBy(claim: string): Promise<string | undefined>;

  bankEvents(applicationId: string, after: number, limit: number): Promise<BankEvent[]>;
  deposit(partnerId: string): Promise<Deposit | undefined>;
  /** Sets the deposit's amount; headroom follows by the same difference. */
  setDeposit(partnerId: string, depositFen: number, at: Instant, by: Actor): Promise<void>;
}
