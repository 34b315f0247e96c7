import { z } from '@loan/shared/schema';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import type { Called } from '../../kit/outcome.ts';
import { readList } from '../../kit/read-list.ts';
import { ItemBaseInfo, ItemList, ModelList, unitsOf } from '../wire/lists.ts';
import type { StepTools } from './step.ts';

/** An item with models costs a call of its own, so that a page stays within a run. */
const PAGE_SIZE = 20;
/** Four thousand items on sale. */
const PAGES_MAX = 200;
const Item = z.object({ id: z.string(), products: z.int().min(0), units: z.int().min(0) });
type Item = z.infer<typeof Item>;

/** What can be sold now of everything that is on sale. */
export function advanceStock(tools: StepTools): Promise<StepOutcome> {
  return readList(tools, {
    item: Item,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    reduce: (items) => ({
      products: items.reduce((sum, { products }) => sum + products, 0),
      units: items.reduce((sum, { units }) => sum + units, 0),
    }),
    async fetch(cursor) {
      const page = await tools.api.call({
        path: '/api/v2/product/get_item_list',
        query: { offset: cursor ?? '0', page_size: String(PAGE_SIZE), item_status: 'NORMAL' },
        answer: ItemList,
      });
      if (page.tag !== 'ok') return page;
      const { item, has_next_page: more, next_offset: next } = page.value;
      const items = await stockOf(
        tools,
        item.map(({ item_id }) => item_id),
      );
      if (items.tag !== 'ok') return items;
      return { tag: 'ok', value: { items: items.value, ...(more && next ? { next: String(next) } : {}) } };
    },
  });
}

/**
 * | Shopee                                                   | ours  |
 * | stock_info_v2.summary_info.total_available_stock         | units |
 * of the item, or of each of its models where it has some.
 */
async function stockOf({ api }: StepTools, ids: readonly number[]): Promise<Called<Item[]>> {
  if (ids.length === 0) return { tag: 'ok', value: [] };
  const base = await api.call({
    path: '/api/v2/product/get_item_base_info',
    query: { item_id_list: ids.join(',') },
    answer: ItemBaseInfo,
  });
  if (base.tag !== 'ok') return base;
  const items: Item[] = [];
  for (const { item_id, has_model, stock_info_v2 } of base.value.item_list) {
    const id = String(item_id);
    if (!has_model) {
      items.push({ id, products: 1, units: unitsOf(stock_info_v2) });
      continue;
    }
    const models = await api.call({
      path: '/api/v2/product/get_model_list',
      query: { item_id: id },
      answer: ModelList,
    });
    if (models.tag !== 'ok') return models;
    const { model } = models.value;
    items.push({ id, products: model.length, units: model.reduce((sum, one) => sum + unitsOf(one.stock_info_v2), 0) });
  }
  return { tag: 'ok', value: items };
}
