import { amountText } from '../../kernel/amount.ts';
import { writePacific } from '../pacific.ts';
import { type Method, pageOf, readPage, refused } from './call.ts';
import { productId } from './order-ids.ts';

const MAX_PAGE = 100;
const STATUSES = ['onSelling', 'offline', 'auditing', 'editingRequired'];

/** Source: aliexpress.solution.product.list.get. Every article of a sandbox shop is for sale. */
export const productList: Method = {
  parameter: 'aeop_a_e_product_list_query',
  run(call) {
    const { given, trade, shop, now } = call;
    const page = readPage(call, MAX_PAGE, { current: 'current_page', usual: 20 });
    const status = given.need('product_status_type', given.text('product_status_type'));
    if (status !== undefined && !STATUSES.includes(status)) {
      given.refuse({ type: 'ISP', code: 'InvalidParameter', message: 'product_status_type' });
    }
    const problem = given.problem();
    if (problem) return refused(problem);
    const all = status === 'onSelling' ? trade.skus(shop) : [];
    const item_display_dto = pageOf(all, page).map((sku) => ({
      product_id: productId(shop, sku),
      subject: sku.title,
      currency_code: shop.currency,
      product_min_price: amountText(sku.price, shop.decimals),
      product_max_price: amountText(sku.price, shop.decimals),
      gmt_create: writePacific(trade.openedAt(shop)),
      gmt_modified: writePacific(now),
    }));
    return {
      result: {
        success: true,
        product_count: all.length,
        current_page: page.current,
        total_page: Math.ceil(all.length / page.size),
        aeop_a_e_product_display_d_t_o_list: { item_display_dto },
      },
    };
  },
};

/** Source: aliexpress.solution.product.info.get. What may be bought of an article is ipm_sku_stock. */
export const productInfo: Method = {
  run({ given, trade, shop }) {
    const id = given.need('product_id', given.text('product_id'));
    const problem = given.problem();
    if (problem) return refused(problem);
    const lines = trade.stock(shop).filter(({ sku }) => String(productId(shop, sku)) === id);
    const [first] = lines;
    if (!first) {
      return refused({ type: 'ISP', code: 'ProductNotExist', message: 'The product does not exist' });
    }
    const { sku } = first;
    const global_aeop_ae_product_sku = [
      {
        id: '<none>',
        sku_code: sku.sku,
        sku_price: amountText(sku.price, shop.decimals),
        currency_code: shop.currency,
        sku_stock: lines.some(({ sellable }) => sellable > 0),
        ipm_sku_stock: lines.reduce((sum, { sellable }) => sum + sellable, 0),
      },
    ];
    return {
      result: {
        product_id: productId(shop, sku),
        subject: sku.title,
        product_status_type: 'onSelling',
        currency_code: shop.currency,
        gross_weight: String(sku.weightGrams / 1000),
        aeop_ae_product_s_k_us: { global_aeop_ae_product_sku },
      },
    };
  },
};

/** Source: aliexpress.solution.merchant.profile.get, which names the shop and never the company behind it. */
export const merchantProfile: Method = {
  run: ({ shop }) => ({
    country_code: 'CN',
    product_posting_forbidden: shop.status === 'suspended',
    merchant_login_id: `cn${shop.shopId}`,
    shop_id: Number(shop.shopId),
    shop_name: shop.shopName,
    shop_type: 'normal',
    shop_url: `//www.aliexpress.com/store/${shop.shopId}`,
  }),
};
