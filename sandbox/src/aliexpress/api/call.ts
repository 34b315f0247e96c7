import type { Given } from '../../iop/given.ts';
import type { Problem } from '../../iop/problems.ts';
import { amountText } from '../../kernel/amount.ts';
import type { Shop, WorldTrade } from '../../trade/trade-types.ts';

/** A call that was let in. `given` reads the JSON object in the parameter the method takes. */
export type Call = { given: Given; shop: Shop; trade: WorldTrade; now: number };

/** What stands beside request_id in the answer that bears the method's name. */
export type Answer = Record<string, unknown> | { problem: Problem };

export type Method = {
  /** The parameter that holds the method's own fields as a JSON object; without it they are parameters themselves. */
  parameter?: string;
  run: (call: Call) => Answer;
};

export const refused = (problem: Problem | undefined): Answer => ({
  problem: problem ?? { type: 'ISP', code: 'UnknownRuntimeException', message: 'Remote service error' },
});

/** Money with everything AliExpress says about it. */
export function money(minor: number, { currency, decimals }: Shop) {
  const factor = decimals === 0 ? 1 : 100;
  return {
    amount: amountText(minor, decimals),
    cent: minor,
    cent_factor: factor,
    currency_code: currency,
    currency: { currency_code: currency, default_fraction_digits: decimals, display_name: currency, symbol: currency },
  };
}

/** Orders carry it in short. */
export const shortMoney = (minor: number, { currency, decimals }: Shop) => ({
  amount: amountText(minor, decimals),
  currency_code: currency,
});

export type Page = { current: number; size: number };

/** Pages count from one. */
export function readPage({ given }: Call, max: number, names: { current: string; usual: number }): Page {
  return {
    current: given.whole(names.current, { min: 1, max: 100_000 }) ?? 1,
    size: given.whole('page_size', { min: 1, max }) ?? names.usual,
  };
}

export const pageOf = <T>(all: readonly T[], { current, size }: Page): T[] =>
  all.slice((current - 1) * size, current * size);
