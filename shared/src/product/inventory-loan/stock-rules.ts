import { countingShops } from '../../scoring/counting-shops.ts';
import type { TradingShop } from '../../scoring/trading.ts';
import type { Rule } from '../../screening/rule.ts';
import { stockedShops } from './stock.ts';

const skusIn = (shops: readonly TradingShop[]): number =>
  stockedShops(shops).reduce((count, { stock }) => count + stock.lines.length, 0);

/** Goods that nobody but the borrower tells of are no ground to lend on, nor are those of a shop that does not count. */
const stockNotTold: Rule<'inventoryLoan'> = {
  code: 'stockNotTold',
  effect: 'decline',
  check: ({ portrait }) => {
    const counting = countingShops(portrait);
    const skus = skusIn(counting);
    const inputs = { shopsWithStock: stockedShops(counting).length, skus };
    if (skus > 0) return { tag: 'pass', inputs };
    const current =
      skusIn(portrait.trading.shops) > 0 ? '读到的库存都在还不能计入额度的店铺' : '没有读到按商品和库龄的库存';
    return { tag: 'breach', inputs, current };
  },
};

export const stockRules: readonly Rule<'inventoryLoan'>[] = [stockNotTold];
