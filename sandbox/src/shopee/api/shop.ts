import type { Shop } from '../../trade/trade-types.ts';
import { wrong } from '../answers.ts';
import { type Operation, seconds } from './call.ts';
import { itemId, modelId } from './items.ts';

const STATUSES: Readonly<Record<Shop['status'], string>> = { normal: 'NORMAL', warned: 'NORMAL', suspended: 'FROZEN' };

/** Source: v2.shop.get_shop_info, whose fields lie beside request_id, not under response. */
export const getShopInfo: Operation = ({ shop, link }) => ({
  flat: {
    auth_time: seconds(link.authAt),
    expire_time: seconds(link.expiresAt),
    shop_name: shop.shopName,
    region: shop.country,
    status: STATUSES[shop.status],
    shop_fulfillment_flag: 'Others',
    is_cb: true,
    is_upgraded_cbsc: false,
    merchant_id: null,
    is_sip: false,
    is_main_shop: false,
    is_direct_shop: false,
  },
});

/** Source: v2.shop.get_profile. */
export const getProfile: Operation = ({ shop }) => ({
  response: { shop_logo: '', description: '', shop_name: shop.shopName },
});

/** Goods in Shopee's own warehouses. Source: v2.sbs.get_current_inventory. */
export const getCurrentInventory: Operation = ({ given, trade, shop }) => {
  const page = given.whole('page_no', { min: 1, max: 100_000 }) ?? 1;
  const size = given.whole('page_size', { min: 1, max: 100 }) ?? 10;
  if (given.text('whs_region') === undefined) given.refuse(wrong('whs_region is required'));
  const problem = given.problem();
  if (problem) return problem;
  const here = given.text('whs_region') === shop.country;
  const lines = trade.stock(shop).filter(({ provider }) => here && provider === 'marketplace');
  const item_list = lines.slice((page - 1) * size, page * size).map(({ sku, ...units }) => ({
    warehouse_item_id: String(itemId(shop, sku)),
    item_name: sku.title,
    sku_list: [
      {
        mtsku_id: `${itemId(shop, sku)}_${modelId(shop, sku)}`,
        model_id: String(modelId(shop, sku)),
        whs_list: [
          {
            whs_id: `${shop.country}L`,
            sellable_qty: units.sellable,
            reserved_qty: units.reserved,
            unsellable_qty: units.unsellable,
            in_transit_pending_putaway_qty: units.onway,
          },
        ],
        shop_sku_list: [
          {
            shop_sku_id: `${itemId(shop, sku)}_${modelId(shop, sku)}`,
            shop_item_id: String(itemId(shop, sku)),
            shop_model_id: String(modelId(shop, sku)),
          },
        ],
      },
    ],
  }));
  return { response: { item_list } };
};
