import { fen } from '@loan/shared/money/fen';
import { AnnualRatePpm } from '@loan/shared/money/interest';
import { levelPayment } from '@loan/shared/repayment/annuity';
import { rollForward } from '@loan/shared/repayment/due-day';
import { TermMonths } from '@loan/shared/repayment/method';
import { scheduleOf } from '@loan/shared/repayment/schedule';
import { addMonths } from '@loan/shared/time/calendar';
import { Day } from '@loan/shared/time/instant';
import Big from 'big.js';
import { Decimal } from 'decimal.js';
import { type Compare, inTurns } from './comparison.ts';

const MONTHS = 12;
/** A month's interest on a rate in ppm a year. Multiplied first: a twelfth of a ppm is no decimal fraction. */
const YEAR_PPM = 12_000_000;
const VALUE_ON = Day.parse('2026-11-23');
type Part = { dueOn: Day; principal: number; interest: number; left: number };

const SCHEDULES = Array.from({ length: 500 }, (_, index) => ({
  principal: fen(10_000_000 + index * 7_919_00),
  rate: AnnualRatePpm.parse(46_000 + (index % 20) * 2_600),
}));
type Loan = (typeof SCHEDULES)[number];

/** As the product makes it, each amount checked to be whole fen. */
const ours = ({ principal, rate }: Loan): Part[] =>
  scheduleOf({
    method: 'levelInstalment',
    principal,
    rate,
    months: TermMonths.parse(MONTHS),
    valueOn: VALUE_ON,
    isWorkingDay: everyDay,
  }).instalments.map(({ dueOn, principalFen, interestFen, remainingFen }) => ({
    dueOn,
    principal: principalFen,
    interest: interestFen,
    left: remainingFen,
  }));

const everyDay = () => true;
const dueOn = (number: number): Day => rollForward(addMonths(VALUE_ON, number), everyDay);

/** The arithmetic by a library, with our due days; the level payment is given: one power, not what is compared. */
function withBig({ principal, rate }: Loan): Part[] {
  const payment = new Big(levelPayment(principal, rate, MONTHS));
  let left = new Big(principal);
  return Array.from({ length: MONTHS }, (_, index) => {
    const interest = left.times(rate).div(YEAR_PPM).round(0, Big.roundHalfUp);
    const part = index === MONTHS - 1 ? left : payment.minus(interest);
    left = left.minus(part);
    return {
      dueOn: dueOn(index + 1),
      principal: part.toNumber(),
      interest: interest.toNumber(),
      left: left.toNumber(),
    };
  });
}

function withDecimal({ principal, rate }: Loan): Part[] {
  const payment = new Decimal(levelPayment(principal, rate, MONTHS));
  let left = new Decimal(principal);
  return Array.from({ length: MONTHS }, (_, index) => {
    const interest = left.times(rate).div(YEAR_PPM).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
    const part = index === MONTHS - 1 ? left : payment.minus(interest);
    left = left.minus(part);
    return {
      dueOn: dueOn(index + 1),
      principal: part.toNumber(),
      interest: interest.toNumber(),
      left: left.toNumber(),
    };
  });
}

/** Level instalments over a year, to the fen. */
export const schedule: Compare = async ({ rounds, say }) => {
  say(`schedule: ${SCHEDULES.length} schedules of ${MONTHS} instalments, ${rounds} rounds`);
  const makers = { ours, 'big.js': withBig, 'decimal.js': withDecimal };
  for (const loan of SCHEDULES) {
    const said = Object.values(makers).map((make) => JSON.stringify(make(loan)));
    if (new Set(said).size !== 1) throw new Error('schedule: the contestants disagree');
  }
  const tasks = Object.entries(makers).map(([name, make]) => ({ name, times: 5, run: () => SCHEDULES.forEach(make) }));
  const contestants = await inTurns(tasks, rounds);
  return {
    name: 'schedule',
    what: `level instalments over ${MONTHS} months, with due days, the same to the fen`,
    unit: 'CPU µs a schedule',
    contestants: contestants.map(({ name, cost }) => ({ name, cost: cost / SCHEDULES.length })),
  };
};
