import { adLoan } from './ad-loan/ad-loan.ts';
import type { ProductCode } from './code.ts';
import { dataLoan } from './data-loan/data-loan.ts';
import { inventoryLoan } from './inventory-loan/inventory-loan.ts';
import { logisticsLoan } from './logistics-loan/logistics-loan.ts';
import { orderLoan } from './order-loan/order-loan.ts';
import type { ProductModule } from './product.ts';

/** Every product there is: a new one is one line here. */
export const PRODUCTS: { readonly [P in ProductCode]: ProductModule<P> } = {
  dataLoan,
  orderLoan,
  inventoryLoan,
  adLoan,
  logisticsLoan,
};
