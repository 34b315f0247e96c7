import type { Snapshot } from '../facts/snapshot.ts';
import type { ProductCode } from '../product/code.ts';
import { adReference } from './ad-loan.ts';
import { inventoryReference } from './inventory-loan.ts';
import { freightReference } from './logistics-loan.ts';
import { orderReference } from './order-loan.ts';
import { referenceSnapshot } from './reference-seller.ts';

type Reference = { readonly snapshot: () => Snapshot; readonly limitFen: number };

const WAN = 1_000_000; // 万元 in fen.

/**
 * The one borrower of each product whose line everybody knows by heart (参照客户), and that line; whoever changes a policy
 * is told when it moves. Source: R-SCR-3 for the data loan, the mission's case for the order loan, lending design §3.4.
 */
export const REFERENCES: { readonly [P in ProductCode]: Reference } = {
  dataLoan: { snapshot: referenceSnapshot, limitFen: 500 * WAN },
  orderLoan: { snapshot: orderReference, limitFen: 300 * WAN },
  inventoryLoan: { snapshot: inventoryReference, limitFen: 72 * WAN },
  adLoan: { snapshot: adReference, limitFen: 20 * WAN },
  logisticsLoan: { snapshot: freightReference, limitFen: 27 * WAN },
};
