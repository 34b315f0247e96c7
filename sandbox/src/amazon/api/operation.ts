import type { Context } from 'hono';
import type { World } from '../../kernel/world.ts';
import type { Seller } from '../sellers.ts';
import type { Trade } from '../trade/trade.ts';
import type { Problem } from './problems.ts';
import type { OperationName } from './quotas.ts';

/** A call that was let in: whose shop, and what the handler may use. */
export type Call = { c: Context; world: World; trade: Trade; seller: Seller };

export type Operation = {
  name: OperationName;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  run: (call: Call) => Response | Problem | Promise<Response | Problem>;
};
