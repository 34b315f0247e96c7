import type { Shop, WorldTrade } from '../../trade/trade-types.ts';
import type { Answer } from '../answers.ts';
import type { Link } from '../links.ts';
import type { Parameters } from './parameters.ts';

/** A shop's call that was let in. */
export type Call = { given: Parameters; shop: Shop; link: Link; trade: WorldTrade; now: number };

/** Every operation is a GET; its name is what follows /api/v2/ in the path. */
export type Operation = (call: Call) => Answer;

/** A number in JSON, as Shopee writes money: 1234 cents are 12.34. */
export const money = (minor: number, { decimals }: Shop): number => (decimals === 0 ? minor : minor / 100);

export const seconds = (at: number): number => Math.floor(at / 1000);
