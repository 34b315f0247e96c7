import type { Context } from 'hono';
import type { World } from '../../kernel/world.ts';
import type { Shop, WorldTrade } from '../../trade/trade-types.ts';
import type { Problem } from '../problems.ts';
import type { Windows } from './windows.ts';

/** The two hosts of eBay's REST APIs: api.ebay.com and apiz.ebay.com. */
export type Host = 'api' | 'apiz';

export type Call = { c: Context; world: World; trade: WorldTrade; windows: Windows; shop: Shop; now: number };

export type Operation = {
  method: 'GET' | 'POST';
  host: Host;
  path: string;
  /** The last part of a scope that allows it; the scope of the same name with `.readonly` does so too. */
  scope?: string;
  /** Sellers domiciled in the EU or the UK must sign it. */
  signed?: true;
  run: (call: Call) => Response | Problem | Promise<Response | Problem>;
};
