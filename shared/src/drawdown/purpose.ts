import type { ProductCode } from '../product/code.ts';
import { z } from '../schema.ts';

/** What the money may be used for (借款用途): real trading only (R-SCR-7, R-LN-1). */
export const Purpose = z.enum(['stock', 'logistics', 'advertising', 'platformFees']);
export type Purpose = z.infer<typeof Purpose>;

/** As the contract and the screens call it. */
export const PURPOSE_NAMES: Record<Purpose, string> = {
  stock: '采购备货',
  logistics: '物流运费',
  advertising: '广告推广',
  platformFees: '平台费用',
};

const ALLOWED: Readonly<Record<ProductCode, readonly Purpose[]>> = {
  dataLoan: Purpose.options,
  orderLoan: ['stock'],
  inventoryLoan: ['stock'],
  adLoan: ['advertising'],
  logisticsLoan: ['logistics'],
};

/** What a draw of this product may be for; the server takes no other, and the phone offers no other. */
export const purposesOf = (product: ProductCode): readonly Purpose[] => ALLOWED[product];
