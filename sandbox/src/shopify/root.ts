import type { Call } from './call.ts';
import { listInventory } from './inventory.ts';
import { countOrders, findOrder, listOrders } from './orders.ts';
import { findPaymentsAccount } from './payments.ts';
import { presentInstallation, presentShop } from './shop.ts';

/** What stands at the top of every query: each field a function of its arguments and the call. */
export const ROOT = {
  shop: (_: unknown, call: Call) => presentShop(call),
  currentAppInstallation: (_: unknown, call: Call) => presentInstallation(call),
  order: findOrder,
  orders: listOrders,
  ordersCount: countOrders,
  inventoryItems: listInventory,
  shopifyPaymentsAccount: (_: unknown, call: Call) => findPaymentsAccount(call),
};
