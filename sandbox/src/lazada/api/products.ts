import type { StockLine } from '../../trade/trade-types.ts';
import { type Call, isp, money, type Operation, refused } from './call.ts';
import { readLimit } from './orders.ts';
import { skuId } from './units.ts';

const FILTERS = ['all', 'live', 'inactive', 'deleted', 'pending', 'rejected', 'sold-out'];
const MAX_OFFSET = 10_000;

/** Source: GetProducts, /products/get. Every article of a sandbox shop is live. */
export const getProducts: Operation = (call) => {
  const { given, shop, trade, now } = call;
  const filter = given.text('filter') ?? 'all';
  if (!FILTERS.includes(filter)) given.refuse(isp('36', 'E036: Invalid status filter'));
  const offset = given.whole('offset', { min: 0, max: MAX_OFFSET }) ?? 0;
  const limit = readLimit(call, 50);
  const problem = given.problem();
  if (problem) return refused(problem);

  const lines = filter === 'all' || filter === 'live' ? trade.stock(shop) : [];
  const products = lines.slice(offset, offset + limit).map((line) => ({
    item_id: skuId(shop, line.sku),
    created_time: String(trade.openedAt(shop)),
    updated_time: String(now),
    status: 'Active',
    primary_category: 0,
    images: [],
    attributes: { name: line.sku.title, brand: 'No Brand' },
    skus: [showSku(call, line)],
  }));
  return { data: { total_products: lines.length, products } };
};

function showSku({ shop }: Call, { sku, sellable, reserved, provider }: StockLine) {
  const place = {
    warehouseCode: provider === 'marketplace' ? `OMS-LAZADA-${shop.country}-W-1` : 'dropshipping',
    quantity: sellable,
    totalQuantity: sellable + reserved,
    occupyQuantity: reserved,
    withholdQuantity: 0,
    sellableQuantity: sellable,
  };
  const own = provider === 'marketplace';
  return {
    SellerSku: sku.sku,
    ShopSku: `${skuId(shop, sku)}_${shop.country}`,
    SkuId: skuId(shop, sku),
    Status: 'active',
    quantity: sellable,
    Available: sellable,
    price: Number(money(sku.price, shop)),
    special_price: 0,
    package_weight: String(sku.weightGrams / 1000),
    multiWarehouseInventories: own ? [] : [place],
    fblWarehouseInventories: own ? [place] : [],
  };
}

/** Goods in Lazada's own warehouses. Source: GetWarehouseStock, /fbl/stocks/get. */
export const getWarehouseStock: Operation = ({ given, shop, trade }) => {
  const marketplace = given.need('marketplace', given.text('marketplace'));
  const problem = given.problem();
  if (problem) return refused(problem);
  const here = marketplace === `LAZADA_${shop.country}`;
  const wanted = given.text('seller_sku');
  const lines = trade
    .stock(shop)
    .filter(({ provider, sku }) => here && provider === 'marketplace' && (wanted === undefined || sku.sku === wanted));
  return {
    data: lines.map(({ sku, sellable, reserved, unsellable, onway }) => ({
      fulfilment_sku: `${skuId(shop, sku)}_${shop.country}`,
      store_stocks: [
        {
          store_code: `OMS-LAZADA-${shop.country}-W-1`,
          stocks: {
            sellable: { available: sellable, reserved },
            unsellable: { available: unsellable, reserved: 0 },
            pending: { available: onway, reserved: 0 },
          },
        },
      ],
    })),
  };
};
