import type { Chain } from '@loan/functions/use-cases/ops/evidence';
import type { Instruction } from '@loan/sandbox/bank/disbursement';
import type { SignTask } from '@loan/sandbox/fadada/tasks/task';
import type { Application } from '@loan/shared/application/application';
import type { Deposit } from '@loan/shared/backstop/deposit';
import type { Drawdown } from '@loan/shared/drawdown/drawdown';
import type { Facility } from '@loan/shared/facility/facility';
import type { Loan } from '@loan/shared/loan/loan';
import type { Source } from '@loan/shared/source/source';

/** One application with all that grew from it, as the table and the outside world have it at one moment. */
export type Case = {
  application: Application;
  /** Every chain of it: the application's own, and those of its sources, consents, facility, drawdowns and loans. */
  chains: readonly Chain[];
  sources: readonly Source[];
  facilities: readonly Facility[];
  drawdowns: readonly Drawdown[];
  loans: readonly Loan[];
  line: Line;
  /** Numbers and types of news in the order in which the bank took them, repeats included. */
  heard: readonly { bankSeq: number; type: string }[];
  instructions: readonly Instruction[];
  /** What the e-sign service knows of every task that was ever sent out for this application. */
  tasks: { bureau: readonly SignTask[]; loan: readonly SignTask[] };
  /** Work written down for it that is not done yet. */
  work: readonly { kind: string }[];
  /** Names of rows and objects that hold what was read of shops, and the permissions to read them. */
  kept: () => readonly string[];
};

export type Line = {
  nextSeq: number;
  deliveredSeq: number;
  status: string;
  news: readonly { bankSeq: number; type: string }[];
};

/** What holds at every moment for each application by itself. */
export type CaseLaw = { name: string; broken: (one: Case) => string | undefined };

export type Books = { deposit: Deposit | undefined; drawdowns: readonly Drawdown[]; loans: readonly Loan[] };

/** The first that does not hold says why. */
export const firstOf = (checks: readonly (readonly [holds: boolean, otherwise: string])[]): string | undefined =>
  checks.find(([holds]) => !holds)?.[1];

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
