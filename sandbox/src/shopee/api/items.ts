import { seedOf } from '../../kernel/random.ts';
import type { Shop, Sku, StockLine } from '../../trade/trade-types.ts';
import { wrong } from '../answers.ts';
import { type Call, money, type Operation } from './call.ts';

const MAX_ITEMS = 50;

/** Shopee's numbers of an article and of its one model, made of the seller's own number. */
export const itemId = ({ shopId }: Shop, { sku }: Sku): number => 20_000_000_000 + seedOf('item', shopId, sku);
export const modelId = ({ shopId }: Shop, { sku }: Sku): number => 200_000_000_000 + seedOf('model', shopId, sku);

/** Source: v2.product.get_item_list. Every article of a sandbox shop is for sale. */
export const getItemList: Operation = ({ given, trade, shop, now }) => {
  const offset = given.whole('offset', { min: 0, max: 100_000 });
  const size = given.whole('page_size', { min: 1, max: 100 });
  const statuses = given.list('item_status');
  if (offset === undefined) given.refuse(wrong('offset is required'));
  if (size === undefined) given.refuse(wrong('page_size is required'));
  if (statuses.length === 0) given.refuse({ error: 'error_param_item_status', message: 'Item status error.' });
  const problem = given.problem();
  if (problem || offset === undefined || size === undefined) return problem ?? wrong('offset');

  const all = statuses.includes('NORMAL') ? trade.skus(shop) : [];
  const item = all.slice(offset, offset + size).map((sku) => ({
    item_id: itemId(shop, sku),
    item_status: 'NORMAL',
    update_time: Math.floor(now / 1000),
    tag: { kit: false },
  }));
  const more = offset + size < all.length;
  return {
    response: {
      item,
      total_count: all.length,
      has_next_page: more,
      ...(more && { next_offset: offset + size }),
    },
  };
};

/** Source: v2.product.get_item_base_info. An article with models keeps its stock at them: see get_model_list. */
export const getItemBaseInfo: Operation = ({ given, trade, shop }) => {
  const ids = given.list('item_id_list');
  if (ids.length === 0 || ids.length > MAX_ITEMS) return wrong('item_id_list limit [0,50]');
  const found = trade.skus(shop).filter((sku) => ids.includes(String(itemId(shop, sku))));
  return {
    response: {
      item_list: found.map((sku) => ({
        item_id: itemId(shop, sku),
        item_name: sku.title,
        item_sku: sku.sku,
        item_status: 'NORMAL',
        has_model: true,
        weight: String(sku.weightGrams / 1000),
        condition: 'NEW',
      })),
    },
  };
};

/** Source: v2.product.get_model_list. */
export const getModelList: Operation = (call) => {
  const { given, trade, shop } = call;
  const id = given.text('item_id');
  const sku = trade.skus(shop).find((known) => String(itemId(shop, known)) === id);
  if (!sku) return { error: 'error_item_not_found', message: 'Item_id is not found.' };
  return {
    response: {
      tier_variation: [],
      model: [
        {
          model_id: modelId(shop, sku),
          model_sku: sku.sku,
          model_status: 'MODEL_NORMAL',
          price_info: [
            { currency: shop.currency, current_price: money(sku.price, shop), original_price: money(sku.price, shop) },
          ],
          stock_info_v2: stockOf(call, sku),
          weight: String(sku.weightGrams / 1000),
        },
      ],
    },
  };
};

/** Shopee's own warehouses apart from everybody else's. */
function stockOf({ trade, shop }: Call, { sku }: Sku) {
  const lines = trade.stock(shop).filter((line) => line.sku.sku === sku);
  const places = (own: boolean) =>
    lines
      .filter(({ provider }) => (provider === 'marketplace') === own)
      .map(({ provider, sellable }) => ({ location_id: provider, stock: sellable }));
  const sum = (of: (line: StockLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    summary_info: {
      total_reserved_stock: sum(({ reserved }) => reserved),
      total_available_stock: sum(({ sellable }) => sellable),
    },
    seller_stock: places(false),
    shopee_stock: places(true),
  };
}
