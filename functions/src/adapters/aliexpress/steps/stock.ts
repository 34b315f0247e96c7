import { z } from '@loan/shared/schema';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { readList } from '../../kit/read-list.ts';
import { ProductInfo, ProductPage } from '../wire.ts';
import { refusedInside, type StepTools } from './step.ts';

/** Each product costs a call of its own, so that a page stays within a run. */
const PAGE_SIZE = 20;
/** Four thousand products on sale. */
const PAGES_MAX = 200;
const Stocked = z.object({ id: z.string(), products: z.int().min(0), units: z.int().min(0) });

/** What can be sold of everything that is on sale: ipm_sku_stock of each SKU. */
export function advanceStock({ api, ...tools }: StepTools): Promise<StepOutcome> {
  return readList(tools, {
    item: Stocked,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    reduce: (items) => ({
      products: items.reduce((sum, { products }) => sum + products, 0),
      units: items.reduce((sum, { units }) => sum + units, 0),
    }),
    async fetch(cursor = '1') {
      const page = Number(cursor);
      const query = { current_page: page, page_size: PAGE_SIZE, product_status_type: 'onSelling' };
      const parameters = { aeop_a_e_product_list_query: query };
      const listed = await api.call('aliexpress.solution.product.list.get', parameters, ProductPage);
      if (listed.tag !== 'ok') return listed;
      const { result } = listed.value;
      const refused = refusedInside(result);
      if (refused) return refused;
      const items: z.infer<typeof Stocked>[] = [];
      for (const { product_id: id } of result.aeop_a_e_product_display_d_t_o_list) {
        const info = await api.call('aliexpress.solution.product.info.get', { product_id: id }, ProductInfo);
        if (info.tag !== 'ok') return info;
        const skus = info.value.result.aeop_ae_product_s_k_us;
        const units = skus.reduce((sum, { ipm_sku_stock: stock }) => sum + (stock ?? 0), 0);
        items.push({ id, products: skus.length, units });
      }
      const hasMore = page < (result.total_page ?? 0) && items.length > 0;
      return { tag: 'ok', value: { items, ...(hasMore ? { next: String(page + 1) } : {}) } };
    },
  });
}
