import { z } from '../schema.ts';

/** What is lent (产品): each is one folder beside this file, its policy files, and a line in the registry. */
export const ProductCode = z.enum(['dataLoan', 'orderLoan', 'inventoryLoan', 'adLoan', 'logisticsLoan']);
export type ProductCode = z.infer<typeof ProductCode>;
