import type { Rule } from '../../screening/rule.ts';
import { stockedShops } from './stock.ts';

/** Goods that nobody but the borrower tells of are no ground to lend on. */
const stockNotTold: Rule<'inventoryLoan'> = {
  code: 'stockNotTold',
  effect: 'decline',
  check: ({ portrait: { trading } }) => {
    const shops = stockedShops(trading);
    const skus = shops.reduce((count, { stock }) => count + stock.lines.length, 0);
    const inputs = { shopsWithStock: shops.length, skus };
    if (skus > 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: '没有读到按商品和库龄的库存' };
  },
};

export const stockRules: readonly Rule<'inventoryLoan'>[] = [stockNotTold];
