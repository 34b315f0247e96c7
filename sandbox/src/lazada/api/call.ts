import type { Given } from '../../iop/given.ts';
import type { Problem } from '../../iop/problems.ts';
import { amountText } from '../../kernel/amount.ts';
import { seedOf } from '../../kernel/random.ts';
import type { Shop, WorldTrade } from '../../trade/trade-types.ts';

/** A call that was let in. */
export type Call = { given: Given; shop: Shop; trade: WorldTrade; now: number };

/** What stands beside `code` and `request_id`. */
export type Answer = Record<string, unknown> | { problem: Problem };
export type Operation = (call: Call) => Answer;

export const refused = (problem: Problem | undefined, code = '6', message = 'Unexpected internal error'): Answer => ({
  problem: problem ?? { type: 'ISP', code, message },
});

/** The numbered errors of the marketplace behind the platform. Source: the error tables of its API pages. */
export const isp = (code: string, message: string): Problem => ({ type: 'ISP', code, message });

/** Money is text with two digits, also where a currency has none: a dong is "1.00". */
export const money = (minor: number, { decimals }: Shop): string => amountText(decimals === 0 ? minor * 100 : minor, 2);

/** The short name Lazada gives a seller: TH1A2B3C4. */
export const shortCode = ({ country, shopId }: Shop): string =>
  `${country}${seedOf('lazada', shopId).toString(36).toUpperCase()}`;
