import { purposesOf } from '../../drawdown/purpose.ts';
import { fen } from '../../money/fen.ts';
import type { Cap } from '../../offer/assessment.ts';
import type { LimitQuestion } from '../../offer/question.ts';
import { enoughFen } from '../../scoring/renminbi.ts';
import { admissionRules, fraudRules } from '../../screening/rules.ts';
import type { ProductModule } from '../product.ts';
import { advertisingOf } from './advertising.ts';
import { advertisingRules } from './advertising-rules.ts';

const PPM = BigInt(1_000_000);

/** A multiple of what is spent on advertising that sells. */
function spendCap(question: LimitQuestion<'adLoan'>): Cap {
  const told = advertisingOf(question);
  const monthly = told?.monthlyPico ?? BigInt(0);
  const { maxSpendPpm, minReturnPpm, maxSharePpm, months } = question.policy.terms;
  const shown = told === undefined ? {} : { returnPpm: told.returnPpm, sharePpm: told.sharePpm ?? null };
  return {
    code: 'adSpendMultiple',
    amountFen: enoughFen((monthly * BigInt(maxSpendPpm)) / PPM),
    inputs: { monthlySpendFen: enoughFen(monthly), maxSpendPpm, months, ...shown, minReturnPpm, maxSharePpm },
  };
}

/** The ad loan (广告贷): a short line that pays for advertising that sells, paid on to the ad account alone. */
export const adLoan: ProductModule<'adLoan'> = {
  code: 'adLoan',
  borrower: 'seller',
  rules: [...admissionRules, ...advertisingRules, ...fraudRules],
  capCodes: ['adSpendMultiple'],
  caps: (question) => [spendCap(question)],
  firstDraw: (question) => ({ amountFen: spendCap(question).amountFen ?? fen(0) }),
  whatIfs: () => [],
  repayment: { payee: 'adAccount', purposes: purposesOf('adLoan') },
};
