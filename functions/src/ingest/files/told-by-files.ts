import { crossCheck } from '@loan/shared/cross-check/cross-check';
import type { CrossCheck } from '@loan/shared/cross-check/cross-check-schema';
import type { MoneyFacts } from '@loan/shared/facts/money';
import type { ShopFacts } from '@loan/shared/facts/shop';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { addDays, type Day } from '@loan/shared/time/instant';
import { moneyFromExports } from '../exports/money-from-exports.ts';
import { shopFromExports } from '../exports/shop-from-exports.ts';
import { factsFromFiles } from '../facts-from-files.ts';
import type { Basis } from '../file-readings.ts';
import type { AllRead } from './read-files.ts';

/** A shop as its files tell it. `basis`: which kind of file its months come from. */
export type ToldShop = { shop: ShopFacts; basis: Basis | 'transactions' };

export type ToldByFiles = {
  asOf: Day;
  shops: ToldShop[];
  money: MoneyFacts[];
  /** Shops and payment company side by side; nothing without both. */
  crossCheck: CrossCheck | undefined;
};

/** One shop for each marketplace that files were handed in for, and all of them as of the day after the last file. */
export function toldByFiles({ readings, orders, money }: AllRead, { policy, today }: Asked): ToldByFiles {
  const amazon = readings ? [factsFromFiles(readings, today)] : [];
  const others = [...new Set(orders.map(({ told }) => told.source))].map((source) => {
    const files = orders.filter(({ told }) => told.source === source);
    const told = files.map((one) => one.told);
    const basis: ToldShop['basis'] = told.every(({ kind }) => kind === 'ebayTransactions') ? 'transactions' : 'orders';
    return { ...shopFromExports(told, { today, rejectedRows: rejectedRows(files) }), basis };
  });
  const all = [...amazon, ...others];
  const shops = all.map(({ shop, basis }) => ({ shop, basis }));
  const accounts =
    money.length === 0
      ? []
      : [
          moneyFromExports(
            money.map(({ told }) => told),
            { today, rejectedRows: rejectedRows(money) },
          ),
        ];
  const asOf =
    all
      .map((one) => one.asOf)
      .sort()
      .at(-1) ?? addDays(today, -1);
  return { asOf, shops, money: accounts, crossCheck: sideBySide(policy, shops, accounts) };
}

const rejectedRows = (files: readonly { rejectedRows: number }[]): number =>
  files.reduce((sum, file) => sum + file.rejectedRows, 0);

type Asked = { policy: Policy; today: Day };

function sideBySide(
  { crossCheck: policy, referenceRates: rates }: Policy,
  shops: readonly ToldShop[],
  money: readonly MoneyFacts[],
): CrossCheck | undefined {
  if (shops.length === 0 || money.length === 0) return undefined;
  return crossCheck({ shops: shops.map(({ shop }) => shop), money, goods: [], ads: [] }, { policy, rates });
}
