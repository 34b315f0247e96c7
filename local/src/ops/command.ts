import type { Deps } from '@loan/functions/use-cases/deps';
import type { Finding } from '@loan/shared/application/application';

/** A command's only ways out, so that a test can stand in for the terminal and the clock. */
export type Terminal = { out(text: string): void; err(text: string): void; now(): Date };

/** What a policy says: whom it covers, its number, the most on that buyer, what of a loss, and until when. */
type Insured = 'buyer' | 'policy' | 'limit' | 'cover' | 'until';
/** `from`, `to` and `product`: which decisions are looked at. */
export type OptionName =
  | 'by'
  | 'ground'
  | 'correct'
  | 'uphold'
  | 'second'
  | 'markdown'
  | 'from'
  | 'to'
  | 'product'
  | 'keys'
  | Insured;
/** What was typed, as far as the command asked for it; what it did not ask for was refused before. */
export type Given = {
  subject: string;
  by: string;
  ground: string;
  /** What was found on each item of a review, each with its ground. */
  findings: readonly Finding[];
  /** Another person's own conclusion. */
  second: boolean;
  markdown: string;
  from: string;
  to: string;
  product: string;
  keys: string;
} & Readonly<Record<Insured, string>>;

/** `exit`: 1 when it was refused or when what was checked does not hold, 2 when it was typed wrongly. */
export type Answer = { exit: 0 | 1 | 2; text: string; json: unknown; refused?: true };

type Described = {
  /** As it is typed: `dead list`. */
  name: string;
  what: string;
  /** What its one argument is called, and what it is. */
  argument?: { name: string; what: string };
  /** Without these it does not run. */
  needs?: readonly ('by' | 'ground' | 'keys' | 'findings' | Insured)[];
  /** These may be given too. */
  takes?: readonly Exclude<OptionName, 'correct' | 'uphold'>[];
  /** It leaves work behind, which only a running system takes up. */
  leavesWork?: true;
};
/** On the data of a folder or a stage, which is opened for it. */
type OnPlace = Described & { run(deps: Deps, given: Given): Promise<Answer> };
/** On nothing but what the repository holds. */
type Alone = Described & { runAlone(given: Given, now: () => Date): Promise<Answer> };
export type Command = OnPlace | Alone;

export const done = (text: string, json: unknown): Answer => ({ exit: 0, text, json });

export const refusal = (message: string, error: object = { tag: 'OutOfReach' }): Answer => ({
  exit: 1,
  text: message,
  json: { error: { ...error, message } },
  refused: true,
});
