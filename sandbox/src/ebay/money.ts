import { amountText } from '../kernel/amount.ts';
import type { Shop } from '../trade/trade-types.ts';

export type Amount = { value: string; currency: string };

export const amountOf = ({ currency, decimals }: Shop, minor: number): Amount => ({
  value: amountText(minor, decimals),
  currency,
});
