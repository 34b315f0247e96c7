import { GraphQLError } from 'graphql';
import { seedOf } from '../kernel/random.ts';
import type { StockLine } from '../trade/trade-types.ts';
import { type Call, decimal, isoTime, needScope } from './call.ts';
import { connectionOf, listEdges, type PageArgs } from './connection.ts';
import { gid, locationOf } from './order.ts';
import { readSearch } from './search.ts';

const DAY_MS = 86_400_000;

/** Source: shopify.dev, inventory quantities: on hand is what is available, committed or unavailable. */
const QUANTITIES: Readonly<Record<string, (line: StockLine) => number>> = {
  available: ({ sellable }) => sellable,
  committed: ({ reserved }) => reserved,
  damaged: ({ unsellable }) => unsellable,
  incoming: ({ onway }) => onway,
  on_hand: ({ sellable, reserved, unsellable }) => sellable + reserved + unsellable,
  quality_control: () => 0,
  reserved: () => 0,
  safety_stock: () => 0,
};

export function listInventory(args: PageArgs & { reverse: boolean; query?: string | null }, call: Call) {
  needScope(call, 'inventoryItems', ['read_inventory', 'read_products']);
  const sku = readSearch(args.query, ['sku'], call).find(({ field }) => field === 'sku')?.value;
  const lines = call.trade.stock(call.shop).filter((line) => sku === undefined || line.sku.sku === sku);
  const items = (args.reverse ? [...lines].reverse() : lines).map((line) => presentItem(call, line));
  return connectionOf(args, call, listEdges(items, args.after));
}

function presentItem(call: Call, line: StockLine) {
  const { shop, trade, now } = call;
  const id = seedOf('shopify-item', shop.shopId, line.sku.sku);
  // Counted once a day.
  const updatedAt = isoTime(Math.floor(now / DAY_MS) * DAY_MS);
  const createdAt = isoTime(trade.openedAt(shop));
  const quantity = (name: string) => {
    const count = QUANTITIES[name];
    if (!count) throw new GraphQLError(`The quantity name ${name} is invalid.`, { extensions: { code: 'INVALID' } });
    return { id: `${gid('InventoryQuantity', id)}?name=${name}`, name, quantity: count(line), updatedAt };
  };
  const level = {
    id: gid('InventoryLevel', id),
    createdAt,
    updatedAt,
    location: locationOf(shop),
    quantities: ({ names }: { names: readonly string[] }) => names.map(quantity),
  };
  return {
    id: gid('InventoryItem', id),
    sku: line.sku.sku,
    tracked: true,
    createdAt,
    updatedAt,
    // assumed: these shops have not filled in what a unit cost them; many have not. confirm: n/a.
    unitCost: null,
    variant: { id: gid('ProductVariant', id), price: decimal(line.sku.price, shop), displayName: line.sku.title },
    inventoryLevels: (args: PageArgs) => connectionOf(args, call, listEdges([level], args.after)),
  };
}
