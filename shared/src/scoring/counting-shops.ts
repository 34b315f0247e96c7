import type { Portrait } from './portrait.ts';
import type { TradingShop } from './trading.ts';

/**
 * Shops that count in a line at all: their marketplace does and they have traded long enough. What lies in another, or
 * is sold there, carries nothing beside one that counts, as it would carry nothing alone.
 */
export const countingShops = ({ trading, weights }: Pick<Portrait, 'trading' | 'weights'>): TradingShop[] =>
  trading.shops.filter((_, index) => {
    const { marketplacePpm = 0, tenurePpm = 0 } = weights[index] ?? {};
    return marketplacePpm > 0 && tenurePpm > 0;
  });
