import { type Insurance, setInsurance } from '@loan/functions/use-cases/ops/insurance';
import { fenFromYuan } from '@loan/shared/money/fen';
import { formatYuan } from '@loan/shared/money/format';
import { CreditCode } from '@loan/shared/party/credit-code';
import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';
import { type Answer, type Command, done, type Given, refusal } from './command.ts';
import { refused } from './refusal.ts';

const PPM_OF_PERCENT = 10_000;

/** As it is typed, off the policy itself. */
const Typed = z.object({
  buyer: CreditCode,
  policy: z.string().trim().min(1).max(60),
  cover: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(100)),
  until: Day,
});

export const INSURANCE: readonly Command[] = [
  {
    name: 'insurance set',
    what: 'writes down a policy on the buyer (跨境电商保) that you verified with its insurer',
    argument: { name: 'APPLICATION', what: 'the order loan whose borrower it insures' },
    needs: ['buyer', 'policy', 'limit', 'cover', 'until', 'by'],
    run: async (deps, given) => {
      const typed = Typed.safeParse(given);
      const buyerLimitFen = fenFromYuan(given.limit);
      if (!typed.success || buyerLimitFen === undefined || buyerLimitFen === 0) return misused(given);
      const { buyer: buyerCode, policy: policyNumber, cover, until: validTo } = typed.data;
      const result = await setInsurance(deps, {
        ...{ applicationId: given.subject, buyerCode, policyNumber, buyerLimitFen, validTo },
        ...{ coverPpm: cover * PPM_OF_PERCENT, by: given.by },
      });
      return result.ok ? answer(result.value) : refused(given.subject, result.error);
    },
  },
];

function misused({ buyer, policy, limit, cover, until }: Given): Answer {
  const typed = [buyer, policy, limit, cover, until].map((one) => `"${one}"`).join(' ');
  const text = `--buyer: a credit code of 18 characters; --policy: its number; --limit: an amount in 元; --cover: whole percent, 90; --until: a day such as 2027-04-17. Typed: ${typed}.`;
  return { ...refusal(text, { tag: 'BadPolicy' }), exit: 2 };
}

const answer = (insurance: Insurance): Answer =>
  done(
    `Written down: ${formatYuan(insurance.buyerLimitFen)}, ${insurance.coverPpm / PPM_OF_PERCENT} %, until ${insurance.validTo}. It counts from the next assessment or draw on.`,
    insurance,
  );
