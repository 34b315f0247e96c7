import { moneyFromExports } from '@loan/functions/ingest/exports/money-from-exports';
import { shopFromExports } from '@loan/functions/ingest/exports/shop-from-exports';
import { factsFromFiles } from '@loan/functions/ingest/facts-from-files';
import type { Basis } from '@loan/functions/ingest/file-readings';
import { crossCheck } from '@loan/shared/cross-check/cross-check';
import type { CrossCheck } from '@loan/shared/cross-check/cross-check-schema';
import type { MoneyFacts } from '@loan/shared/facts/money';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { addDays, type Day } from '@loan/shared/time/instant';
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
export function toldByFiles({ readings, orders, money }: AllRead, today: Day): ToldByFiles {
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
  return { asOf, shops, money: accounts, crossCheck: sideBySide(shops, accounts) };
}

const rejectedRows = (files: readonly { rejectedRows: number }[]): number =>
  files.reduce((sum, file) => sum + file.rejectedRows, 0);

function sideBySide(shops: readonly ToldShop[], money: readonly MoneyFacts[]): CrossCheck | undefined {
  if (shops.length === 0 || money.length === 0) return undefined;
  const { crossCheck: policy, referenceRates: rates } = dataLoan202611;
  return crossCheck({ shops: shops.map(({ shop }) => shop), money, goods: [], ads: [] }, { policy, rates });
}
