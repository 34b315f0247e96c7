import { createDice, LETTERS_AND_DIGITS, randomText, seedOf } from '../../kernel/random.ts';
import type { StockLine } from '../../trade/trade-types.ts';
import { productId, skuId } from '../ids.ts';
import { invalid } from '../problems.ts';
import { type Operation, type Said, type ShopCall, shopOperation } from './operation.ts';
import { takePage } from './page.ts';

const MAX_IDS = 600;

/** Stock. Source: the field lists as typed by hsib19/tiktok-shop-sdk 1.0.3. */
export const GOODS: readonly Operation[] = [
  shopOperation('POST', '/product/202309/products/search', searchProducts),
  shopOperation('GET', '/product/202309/products/:productId', getProduct),
  shopOperation('POST', '/product/202309/inventory/search', searchInventory),
  shopOperation('GET', '/logistics/202309/warehouses', ({ shop }) => ({
    data: {
      warehouses: [
        {
          id: warehouseOf(shop.shopId),
          name: 'Main warehouse',
          type: 'SALES_WAREHOUSE',
          effect_status: 'ENABLED',
          is_default: true,
        },
      ],
    },
  })),
];

const warehouseOf = (shopId: string): string => `70${seedOf('warehouse', shopId)}`;

const STATUSES = [
  ...['ALL', 'DRAFT', 'PENDING', 'FAILED', 'ACTIVATE'],
  ...['SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED', 'FREEZE', 'DELETED'],
];

/**
 * Source: docv2 "Search Products" 202309: `page_size` and `page_token` in the query, `status` in the body. Every product
 * of ours is on sale, so that one asked for in another state is none.
 * assumed: what is said to a state there is not; confirm: a live call.
 */
function searchProducts(call: ShopCall): Said {
  const { trade, shop, body } = call;
  const { status = 'ALL' } = body;
  if (!STATUSES.includes(String(status))) return invalid('Invalid status.');
  const found = status === 'ALL' || status === 'ACTIVATE' ? trade.skus(shop) : [];
  const page = takePage(call, found);
  if ('code' in page) return page;
  const products = page.rows.map(({ sku, title }) => ({
    id: productId(shop, sku),
    title,
    status: 'ACTIVATE',
    skus: [{ id: skuId(shop, sku), seller_sku: sku }],
  }));
  return { data: { next_page_token: page.next, total_count: found.length, products } };
}

/**
 * The way down to what a product is, three links of TikTok's tree.
 * assumed: the numbers below the first level; confirm: "Get Categories" of a live shop.
 */
const CHAINS = {
  home: ['600001 Home Supplies', '600002 Home Organizers', '600003 Storage Boxes & Bins'],
  apparel: ['601152 Womenswear & Underwear', "842248 Women's Tops", '601226 T-shirts'],
  electronics: ['601739 Phones & Electronics', '909064 Mobile Phone Accessories', '601746 Chargers & Cables'],
} as const;

/** Source: docv2 "Get Product", of which a credit file needs no more. */
function getProduct({ c, trade, shop }: ShopCall): Said {
  const id = c.req.param('productId');
  const product = trade.skus(shop).find(({ sku }) => productId(shop, sku) === id);
  if (!product) return invalid('Invalid product id.');
  const chain = CHAINS[shop.sells ?? 'home'].map((link) => [link.slice(0, 6), link.slice(7)] as const);
  return {
    data: {
      id,
      title: product.title,
      status: 'ACTIVATE',
      category_chains: chain.map(([link, local_name], index) => ({
        id: link,
        parent_id: chain[index - 1]?.[0] ?? '0',
        local_name,
        is_leaf: index === chain.length - 1,
      })),
      skus: [{ id: skuId(shop, product.sku), seller_sku: product.sku }],
    },
  };
}

// assumed: without ids the whole shop is told; TikTok may ask for them. confirm: a live call with an empty body.
function searchInventory({ trade, shop, body }: ShopCall): Said {
  const ids = [body['product_ids'], body['sku_ids']].flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  if (ids.length > MAX_IDS) return invalid(`Too many ids. At most ${MAX_IDS} are allowed.`);
  const lines = trade.stock(shop).filter(({ sku }) => {
    const names = [productId(shop, sku.sku), skuId(shop, sku.sku)];
    return ids.length === 0 || names.some((name) => ids.includes(name));
  });
  return { data: { inventory: lines.map((line) => presentStock(line, shop.shopId, shop)) } };
}

function presentStock({ sku, sellable, reserved }: StockLine, shopId: string, shop: ShopCall['shop']) {
  const [available_quantity, committed_quantity] = [sellable, reserved];
  return {
    product_id: productId(shop, sku.sku),
    skus: [
      {
        id: skuId(shop, sku.sku),
        seller_sku: sku.sku,
        total_available_quantity: available_quantity,
        total_committed_quantity: committed_quantity,
        warehouse_inventory: [{ warehouse_id: warehouseOf(shopId), available_quantity, committed_quantity }],
      },
    ],
  };
}

/** A short code the seller knows the shop by. */
export const codeOf = (shopId: string): string =>
  `CNGB${randomText(createDice(seedOf('code', shopId)), 6, LETTERS_AND_DIGITS)}`;
