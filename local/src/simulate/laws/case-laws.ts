import { checkChain } from '@loan/functions/use-cases/ops/evidence';
import { mustSign, type SignTask } from '@loan/sandbox/fadada/tasks/task';
import type { Drawdown } from '@loan/shared/drawdown/drawdown';
import { type Case, type CaseLaw, firstOf, sum } from './case.ts';

/** Held until it is paid out or given back, whatever the bank has said meanwhile. */
const HOLDS: readonly Drawdown['status'][] = ['held', 'instructed', 'unknown', 'rejected'];

const ONE_MOVE_AT_A_TIME: CaseLaw = {
  name: "an aggregate's events are one whole chain and give its state",
  broken({ chains }) {
    const faulty = chains.map(checkChain).find(({ fault }) => fault);
    return faulty && `${faulty.aggregate}: ${faulty.fault?.what} at event ${faulty.fault?.at}`;
  },
};

const LINE_WITHOUT_GAP: CaseLaw = {
  name: "the bank's numbers run from 1 without a gap",
  broken({ line }) {
    const numbers = line.news.map(({ bankSeq }) => bankSeq);
    return firstOf([
      [numbers.every((bankSeq, index) => bankSeq === index + 1), `numbers ${numbers.join()}`],
      [line.nextSeq === numbers.length + 1, `next is ${line.nextSeq} after ${numbers.length}`],
      [line.deliveredSeq < line.nextSeq, `delivered ${line.deliveredSeq} of ${numbers.length}`],
    ]);
  },
};

const TOLD_IN_ORDER: CaseLaw = {
  name: 'the bank hears each number first in its turn, and of what we hold delivered it has all',
  broken({ line, heard }) {
    let last = 0;
    for (const { bankSeq, type } of heard) {
      const ours = line.news[bankSeq - 1];
      if (bankSeq > last + 1) return `heard ${bankSeq} after ${last}`;
      if (ours?.type !== type) return `heard ${type} under ${bankSeq}, which is ${ours?.type}`;
      last = Math.max(last, bankSeq);
    }
    return line.deliveredSeq > last ? `held delivered up to ${line.deliveredSeq}, heard up to ${last}` : undefined;
  },
};

const PAID_ONCE: CaseLaw = {
  name: 'the bank pays a drawdown at most once, under our number, in our amount, to the company',
  broken({ instructions, drawdowns }) {
    const paid = instructions.map(({ drawdownId }) => drawdownId);
    if (new Set(paid).size < paid.length) return `paid twice: ${paid.join()}`;
    for (const { drawdownId, amountFen, orderNo } of instructions) {
      const drawdown = drawdowns.find(({ id }) => id === drawdownId);
      const number = drawdown && 'loanApplyNo' in drawdown ? drawdown.loanApplyNo : undefined;
      if (number !== orderNo) return `${orderNo} was paid and the drawdown knows ${number}`;
      if (drawdown?.amountFen !== amountFen) return `${amountFen} fen paid of ${drawdown?.amountFen}`;
    }
    return undefined;
  },
};

const BOOKS_AGREE: CaseLaw = {
  name: 'the line holds and has drawn what its drawdowns say, within its limit, and each paid one is one loan',
  broken({ facilities, drawdowns, loans, instructions, application }) {
    const held = sum(drawdowns.filter(({ status }) => HOLDS.includes(status)).map(({ amountFen }) => amountFen));
    const paid = drawdowns.filter(({ status }) => status === 'disbursed');
    const drawn = sum(paid.map(({ amountFen }) => amountFen));
    const [facility] = facilities;
    const owed = loans.map(({ drawdownId, principalFen }) => `${drawdownId} ${principalFen}`);
    return firstOf([
      [facilities.length <= 1, `${facilities.length} facilities`],
      [facility?.heldFen === held || (!facility && held === 0), `held ${facility?.heldFen}, drawdowns say ${held}`],
      [facility?.drawnFen === drawn || (!facility && drawn === 0), `drawn ${facility?.drawnFen}, paid ${drawn}`],
      [!facility || held + drawn <= facility.availableLimitFen, `${held} + ${drawn} over the limit`],
      [
        sameMembers(
          owed,
          paid.map(({ id, amountFen }) => `${id} ${amountFen}`),
        ),
        `loans ${owed.join()}`,
      ],
      [paid.every(({ id }) => instructions.some(({ drawdownId }) => drawdownId === id)), 'a loan the bank never paid'],
      [!('fundedAt' in application && application.fundedAt) || paid.length > 0, 'funded without a loan'],
    ]);
  },
};

const SIGNED_FIRST: CaseLaw = {
  name: 'nothing is lent, and no bureau asked, before every signature',
  broken({ application, instructions, tasks, heard }) {
    const lent = instructions.length > 0;
    const asked = heard.some(({ type }) => type === 'credit.applied');
    return firstOf([
      [!lent || application.status === 'active', `paid while ${application.status}`],
      [!lent || tasks.loan.some(isSigned), 'paid without a signed agreement'],
      [!asked || tasks.bureau.filter(isSigned).length >= 2, 'the bank was asked without both authorisations'],
    ]);
  },
};

const ONE_AGREEMENT: CaseLaw = {
  name: 'at most one loan agreement is ever fully signed',
  broken: ({ tasks }) => {
    const signed = tasks.loan.filter(isSigned);
    return signed.length > 1 ? signed.map(({ signTaskId }) => signTaskId).join() : undefined;
  },
};

/** Every law that each application has to keep at every moment. */
export const CASE_LAWS: readonly CaseLaw[] = [
  ONE_MOVE_AT_A_TIME,
  LINE_WITHOUT_GAP,
  TOLD_IN_ORDER,
  PAID_ONCE,
  BOOKS_AGREE,
  SIGNED_FIRST,
  ONE_AGREEMENT,
];

export const isSigned = ({ status, actors }: SignTask): boolean =>
  (status === 'task_finished' || status === 'sign_completed') &&
  actors.filter(mustSign).every(({ signStatus }) => signStatus === 'signed');

const sameMembers = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** The first law of these that an application breaks. */
export function firstBroken(laws: readonly CaseLaw[], one: Case): { law: string; what: string } | undefined {
  for (const { name, broken } of laws) {
    const what = broken(one);
    if (what) return { law: name, what: `application ${one.application.id}: ${what}` };
  }
  return undefined;
}
