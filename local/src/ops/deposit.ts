import { type DepositStanding, setDeposit, showDeposit } from '@loan/functions/use-cases/ops/deposit';
import { fen, fenFromYuan } from '@loan/shared/money/fen';
import { formatRoundedPercent, formatYuan } from '@loan/shared/money/format';
import { table } from './columns.ts';
import { type Answer, type Command, done, refusal } from './command.ts';
import { refused } from './refusal.ts';

export const DEPOSIT: readonly Command[] = [
  {
    name: 'deposit show',
    what: "the partner's deposit and what it still carries",
    async run(deps) {
      const result = await showDeposit(deps);
      return result.ok ? answer(result.value) : refused('', result.error);
    },
  },
  {
    name: 'deposit set',
    what: 'writes down what the deposit account holds by now',
    argument: { name: 'YUAN', what: 'the whole balance in 元, to the fen if need be: 10000000 or 10000000.50' },
    needs: ['by'],
    leavesWork: true,
    async run(deps, { subject, by }) {
      const depositFen = fenFromYuan(subject);
      if (depositFen === undefined) {
        const text = `YUAN: an amount in 元 such as 10000000 or 10000000.50, without separators and at most 10,000,000,000; "${subject}" is none.`;
        return { ...refusal(text, { tag: 'BadAmount' }), exit: 2 };
      }
      const result = await setDeposit(deps, { depositFen, by });
      return result.ok ? answer(result.value) : refused('', result.error);
    },
  },
];

const WARNINGS: Record<DepositStanding['warnings'][number], string> = {
  belowMinimum: 'Below its minimum: nothing is disbursed until it is topped up.',
  noHeadroom: 'It carries no further loan: nothing is disbursed until loans are repaid or it is topped up.',
  coverThin: 'It covers less than 11 % of the loans; at 10 % disbursements stop.',
};

function answer(standing: DepositStanding): Answer {
  const { depositFen, minimumFen, outstandingFen, heldFen, headroomFen, lendableFen, coverPpm, warnings } = standing;
  const lines = table([
    ['deposit', yuan(depositFen)],
    ['minimum', yuan(minimumFen)],
    ['outstanding', yuan(outstandingFen)],
    ['held', yuan(heldFen)],
    ['headroom', yuan(headroomFen)],
    ['may go out', yuan(lendableFen)],
    ['cover', outstandingFen + heldFen === 0 ? 'nothing is lent' : formatRoundedPercent(coverPpm, 2)],
  ]);
  const text = [`Partner ${standing.partnerId}`, ...lines, ...warnings.map((one) => WARNINGS[one])].join('\n');
  return done(text, standing);
}

/** Headroom is below zero when money was taken out after loans had been made. */
const yuan = (amountFen: number) => `${amountFen < 0 ? '−' : ''}${formatYuan(fen(Math.abs(amountFen)))}`;
