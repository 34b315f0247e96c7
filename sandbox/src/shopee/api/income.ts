import { dayOf } from '../../trade/calendar.ts';
import { wrong } from '../answers.ts';
import { money, type Operation } from './call.ts';

/**
 * What waits, what the next payout will bring, and what was ever paid out. Source: v2.payment.get_income_overview.
 * assumed: it lies under response, as its list of fields says and its sample does not; confirm: a live call.
 */
export const getIncomeOverview: Operation = ({ given, trade, shop, now }) => {
  const status = given.whole('income_status', { min: 0, max: 2 });
  if (given.problem()) return wrong('income_status');
  const payouts = trade.payouts(shop, trade.openedAt(shop), now + 1);
  const sum = (counts: (payout: (typeof payouts)[number]) => boolean) =>
    money(
      payouts.filter(counts).reduce((total, { net }) => total + net, 0),
      shop,
    );
  const amounts = [
    { to_release_amount: sum(({ to, paidAt, net }) => to <= now && paidAt === undefined && net > 0) },
    { released_amount: sum(({ paidAt }) => paidAt !== undefined) },
    { pending_amount: sum(({ to }) => to > now) },
  ];
  const latest = payouts.reduce((last, { paidAt }) => Math.max(last, paidAt ?? 0), 0);
  return {
    response: {
      ...(latest > 0 && { latest_payout_date: dayOf(latest) }),
      total_income: Object.assign({}, ...(status === undefined ? amounts : [amounts[status]])),
    },
  };
};
