import { describe, expect, it } from '@jest/globals';
import type { CallError } from '../../api/create-client.ts';
import { carriedFen, wishWords } from './refusals.ts';

const refused = (rule: string, figures: Record<string, number> = {}): CallError => ({
  ...{ tag: 'Refused', rule, fields: [], figures },
});

describe('a wish that is refused', () => {
  it.each([
    ['AmountAboveOrders', { drawableFen: 247_560_000 }, 'orderLoan', '现在最多支持 247万元', '请减少金额'],
    ['AmountAboveOrders', { drawableFen: 999_999 }, 'orderLoan', '还不能支持支用', '请对方确认'],
    ['AmountAboveAvailable', { availableFen: 200_000_000 }, 'dataLoan', '最多可用 200万元', '请减少金额'],
    ['TermTooLong', { termMonths: 3 }, 'adLoan', '最长 3 个月', '请改选期限'],
    ['PurposeNotAllowed', {}, 'adLoan', '只能用于广告推广', '请改选用途'],
    ['PurposeNotAllowed', {}, 'orderLoan', '只能用于采购备货', '请改选用途'],
    ['MethodNotAllowed', {}, 'orderLoan', '可以按月付息或随借随还', '请改选还款方式'],
    ['PayeeMissing', {}, 'adLoan', '直接付给收款方', '撤回后重新申请'],
    ['CostAboveProductCap', {}, 'dataLoan', '超过允许的上限', '请改选期限'],
  ] as const)('for %s with %j tells what would do and what to change', (rule, figures, product, would, cure) => {
    const { text } = wishWords(refused(rule, figures), product) ?? { text: '' };
    expect(text).toContain(would);
    expect(text).toContain(cure);
  });

  it('is told in the common words where the page knows no better', () => {
    expect(wishWords(refused('StaleVersion'), 'orderLoan')).toBeUndefined();
    expect(wishWords({ tag: 'Offline' }, 'orderLoan')).toBeUndefined();
  });

  it('says beside the amount what the orders carry, and nothing there of anything else', () => {
    expect(carriedFen(refused('AmountAboveOrders', { drawableFen: 1 }))).toBe(1);
    expect(carriedFen(refused('AmountAboveAvailable', { availableFen: 1 }))).toBeUndefined();
  });
});
