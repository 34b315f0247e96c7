import { isOffered } from '../../facts/offered.ts';
import type { PledgeKind } from '../../facts/related-parties.ts';
import { notChecked, type Rule } from '../rule.ts';

const WORDS: Record<PledgeKind, (count: number) => string> = {
  order: (count) => `${count} 笔订单`,
  invoice: (count) => `${count} 张发票`,
  freightBill: (count) => `${count} 张运费账单`,
};

/** F13: what backs this application already backs another one. One of the few rules that refuse alone. */
const alreadyFinanced: Rule = {
  code: 'alreadyFinanced',
  effect: 'decline',
  check({ snapshot: { duplicates } }) {
    if (!isOffered(duplicates)) return notChecked;
    const { shops, items } = duplicates;
    const count = (of: PledgeKind) => items.find(({ kind }) => kind === of)?.count ?? 0;
    const inputs = {
      ...{ shops, orders: count('order'), invoices: count('invoice'), freightBills: count('freightBill') },
    };
    const taken = [
      ...items.flatMap((item) => (item.count > 0 ? [WORDS[item.kind](item.count)] : [])),
      ...(shops > 0 ? [`${shops} 家店铺`] : []),
    ];
    if (taken.length === 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `${taken.join('、')}已用于另一笔授信` };
  },
};

export const duplicateRules: readonly Rule[] = [alreadyFinanced];
