import { z } from '../schema.ts';

/**
 * How a loan comes back. Level instalments (等额本息), equal principal (等额本金) and bullet (先息后本) count months
 * of 30 days in years of 360; repay at will (随借随还) counts the days that pass, in years of 360.
 */
export const RepaymentMethod = z.enum(['levelInstalment', 'equalPrincipal', 'bullet', 'repayAtWill']);
export type RepaymentMethod = z.infer<typeof RepaymentMethod>;

/** Months a loan may run; policy sets less. */
export const TermMonths = z.int().min(1).max(60).brand<'TermMonths'>();
export type TermMonths = z.infer<typeof TermMonths>;
