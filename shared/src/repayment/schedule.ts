import { invariant } from '../invariant.ts';
import { addFen, Fen, fen, scaleFen, subtractFen } from '../money/fen.ts';
import { AnnualRatePpm, DayCount, simpleInterest } from '../money/interest.ts';
import { z } from '../schema.ts';
import { addMonths, daysBetween, fullMonthsBetween } from '../time/calendar.ts';
import { Day } from '../time/instant.ts';
import { levelPayment } from './annuity.ts';
import { type IsWorkingDay, rollForward } from './due-day.ts';
import { RepaymentMethod, TermMonths } from './method.ts';

/** One instalment (期). It is owed on `dueOn`; what is left after it is `remainingFen`. */
export const Instalment = z.strictObject({
  number: z.int().min(1).max(60),
  /** The day by the contract, before holidays. */
  nominalDueOn: Day,
  /** The day it is really due: the working day on or after. Interest does not change with it. */
  dueOn: Day,
  principalFen: Fen,
  interestFen: Fen,
  totalFen: Fen,
  remainingFen: Fen,
});
export type Instalment = z.infer<typeof Instalment>;

export const Schedule = z.strictObject({
  method: RepaymentMethod,
  principalFen: Fen,
  annualRatePpm: AnnualRatePpm,
  termMonths: TermMonths,
  /** The day the money is lent; interest counts from it (起息日). */
  valueOn: Day,
  /** The last day by the contract, where it is not so many whole months on. */
  maturesOn: Day.optional(),
  instalments: z.array(Instalment).min(1).max(60),
  totalInterestFen: Fen,
});
export type Schedule = z.infer<typeof Schedule>;

export type ScheduleRequest = {
  readonly method: RepaymentMethod;
  readonly principal: Fen;
  readonly rate: AnnualRatePpm;
  readonly months: TermMonths;
  readonly valueOn: Day;
  /** Ends within the last of the months, on this day: for what is repaid at its end. */
  readonly maturesOn?: Day | undefined;
  readonly isWorkingDay: IsWorkingDay;
};

const MONTH_PARTS = 12_000_000;
const NOTHING = fen(0);
/** Nothing of the principal before the end. */
const ENDS_ONCE: readonly RepaymentMethod[] = ['bullet', 'repayAtWill'];

/** A month's interest on a balance, 30/360: a twelfth of the year's, rounded half up once. */
const monthlyInterest = (balance: Fen, rate: AnnualRatePpm): Fen => scaleFen(balance, rate, MONTH_PARTS, 'halfUp');

/** The whole months within which a loan ends that is lent on one day and matures on another, the last begun one counted. */
export function monthsUntil(valueOn: Day, maturesOn: Day): TermMonths {
  const whole = fullMonthsBetween(valueOn, maturesOn);
  return TermMonths.parse(addMonths(valueOn, whole) < maturesOn ? whole + 1 : whole);
}

/** The repayment schedule (还款计划), to the fen. Each period rounds on its own; the last one clears the balance. */
export function scheduleOf(request: ScheduleRequest): Schedule {
  const { method, principal, rate, months, valueOn, maturesOn } = request;
  invariant(
    maturesOn === undefined ||
      (ENDS_ONCE.includes(method) && maturesOn > valueOn && monthsUntil(valueOn, maturesOn) === months),
    'scheduleOf: a day of maturity within the last month, of a loan repaid at its end',
  );
  const instalments = method === 'repayAtWill' ? [atMaturity(request)] : monthly(request);
  return {
    method,
    principalFen: principal,
    annualRatePpm: rate,
    termMonths: months,
    valueOn,
    ...(maturesOn === undefined ? {} : { maturesOn }),
    instalments,
    totalInterestFen: instalments.reduce((total, { interestFen }) => addFen(total, interestFen), NOTHING),
  };
}

function monthly(request: ScheduleRequest): Instalment[] {
  const { method, principal, rate, months, valueOn, maturesOn, isWorkingDay } = request;
  const principalDue = principalRule({ method, principal, rate, months });
  const instalments: Instalment[] = [];
  let balance = principal;
  for (let number = 1; number <= months; number += 1) {
    const isLast = number === months;
    const strayDays = isLast ? strayDaysOf({ valueOn, termMonths: months, maturesOn }) : undefined;
    const interestFen =
      strayDays === undefined ? monthlyInterest(balance, rate) : interestForDays(balance, rate, strayDays);
    const nominalDueOn = isLast && maturesOn !== undefined ? maturesOn : addMonths(valueOn, number);
    const principalFen = isLast ? balance : fen(Math.min(balance, principalDue(interestFen)));
    balance = subtractFen(balance, principalFen);
    instalments.push({
      number,
      nominalDueOn,
      dueOn: rollForward(nominalDueOn, isWorkingDay),
      principalFen,
      interestFen,
      totalFen: addFen(principalFen, interestFen),
      remainingFen: balance,
    });
  }
  return instalments;
}

type Span = Pick<Schedule, 'valueOn' | 'termMonths' | 'maturesOn'>;

/** The days of the last period, where that is no whole month: those are counted one by one. */
export const strayDaysOf = ({ valueOn, termMonths, maturesOn }: Span): number | undefined =>
  maturesOn === undefined || maturesOn === addMonths(valueOn, termMonths)
    ? undefined
    : daysBetween(addMonths(valueOn, termMonths - 1), maturesOn);

type Terms = Pick<ScheduleRequest, 'method' | 'principal' | 'rate' | 'months'>;

/** What of the principal each period before the last pays back, given its interest. */
function principalRule({ method, principal, rate, months }: Terms): (interest: Fen) => number {
  if (method === 'bullet') return () => 0;
  if (method === 'equalPrincipal') {
    const share = scaleFen(principal, 1, months, 'halfUp');
    return () => share;
  }
  const payment = levelPayment(principal, rate, months);
  return (interest) => payment - interest;
}

/** Repay at will, when nothing is paid before the end: one payment, with interest for each day that passed. */
function atMaturity({ principal, rate, months, valueOn, maturesOn, isWorkingDay }: ScheduleRequest): Instalment {
  const nominalDueOn = maturesOn ?? addMonths(valueOn, months);
  const dueOn = rollForward(nominalDueOn, isWorkingDay);
  const interestFen = interestForDays(principal, rate, daysBetween(valueOn, dueOn));
  return {
    number: 1,
    nominalDueOn,
    dueOn,
    principalFen: principal,
    interestFen,
    totalFen: addFen(principal, interestFen),
    remainingFen: NOTHING,
  };
}

/** Repay at will: interest for so many days on what was really borrowed (按日计息), ACT/360. */
export const interestForDays = (principal: Fen, rate: AnnualRatePpm, days: number): Fen =>
  simpleInterest({ principal, rate, days: DayCount.parse(days) });
