import type { Category } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import type { StepOutcome } from '../../ports/source-adapter.ts';
import type { CategoriesReduction } from '../kit/categories.ts';
import type { Called } from '../kit/outcome.ts';
import { readList } from '../kit/read-list.ts';
import { shopOf } from './plan.ts';
import { pageOf, pageToken, type StepTools } from './step.ts';
import { type ProductDetail, ProductDetails, ProductList } from './wire.ts';

/**
 * TikTok Shop's own categories of the first level, those a return-rate table of ours knows.
 * assumed: the numbers, from three published copies of TikTok's tree that agree; confirm: "Get Categories" of a shop.
 */
const OURS: Readonly<Record<string, Category>> = {
  '600001': 'home', // Home Supplies
  '600024': 'home', // Kitchenware
  '600154': 'home', // Textiles & Soft Furnishings
  '600942': 'home', // Household Appliances
  '601152': 'apparel', // Womenswear & Underwear
  '601303': 'apparel', // Modest Fashion
  '601352': 'apparel', // Shoes
  '601450': 'beauty', // Beauty & Personal Care
  '601739': 'electronics', // Phones & Electronics
  '601755': 'electronics', // Computers & Office Equipment
  '603014': 'sports', // Sports & Outdoor
  '604206': 'toys', // Toys & Hobbies
  '604453': 'home', // Furniture
  '604579': 'home', // Tools & Hardware
  '604968': 'home', // Home Improvement
  '605248': 'apparel', // Fashion Accessories
  '802184': 'apparel', // Kids' Fashion
  '824328': 'apparel', // Menswear & Underwear
};

/** A product costs a call of its own, so that a page stays within a run. */
const PAGE_SIZE = 10;
/** Three hundred products. Those of a larger shop beyond them count as of no category. */
const PAGES_READ = 30;

const Told = z.strictObject({ id: z.string(), skus: z.array(z.string().max(120)), categoryId: z.string() });
type Told = z.infer<typeof Told>;

/** What the products on sale are. A list of products does not tell it; each product does. */
export function readCategories(tools: StepTools): Promise<StepOutcome> {
  const query = { shop_cipher: shopOf(tools.step, tools.context.identity).cipher };
  return readList(tools, {
    item: Told,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_READ,
    reduce: reduceCategories,
    async fetch(cursor = '1 ') {
      const [page = '1', token] = cursor.split(' ');
      const listed = await tools.client.call({
        method: 'POST',
        path: '/product/202309/products/search',
        query: { ...query, page_size: String(PAGE_SIZE), ...pageToken(token) },
        body: { status: 'ACTIVATE' },
        answer: ProductList,
      });
      if (listed.tag !== 'ok') return listed;
      const { products, next_page_token: next } = listed.value;
      const told = await detailsOf(
        tools,
        query,
        products.map(({ id }) => id),
      );
      if (told.tag !== 'ok') return told;
      return {
        tag: 'ok',
        value: pageOf(told.value, Number(page) < PAGES_READ ? next : undefined, `${Number(page) + 1} `),
      };
    },
  });
}

async function detailsOf({ client }: StepTools, query: Record<string, string>, ids: readonly string[]) {
  const told: Told[] = [];
  for (const id of ids) {
    const path = `/product/202309/products/${encodeURIComponent(id)}`;
    const detail: Called<ProductDetail> = await client.call({ method: 'GET', path, query, answer: ProductDetails });
    // A product that went between the two calls is no reason to read none.
    if (detail.tag === 'refused') continue;
    if (detail.tag !== 'ok') return detail;
    told.push(toldOf(id, detail.value));
  }
  return { tag: 'ok', value: told } as const;
}

/**
 * | TikTok Shop                                    | ours       |
 * | skus[].seller_sku, or skus[].id                | skus       |
 * | the link of category_chains without a parent   | categoryId |
 */
export function toldOf(id: string, { skus, category_chains: chain }: ProductDetail): Told {
  const top = chain.find(({ parent_id: parent }) => parent === undefined || parent === '' || parent === '0');
  return {
    id,
    skus: skus.slice(0, 100).map(({ id: sku, seller_sku: named }) => (named || sku).slice(0, 120)),
    categoryId: top?.id ?? '',
  };
}

const SKUS_MAX = 1_000;

export const reduceCategories = (told: readonly Told[]): CategoriesReduction => ({
  skus: told
    .flatMap(({ skus, categoryId }) => {
      const category = OURS[categoryId];
      return category ? skus.map((sku): [string, Category] => [sku, category]) : [];
    })
    .slice(0, SKUS_MAX),
});
