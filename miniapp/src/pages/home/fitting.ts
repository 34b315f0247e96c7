import type { ProductCode } from '@loan/shared/product/code';
import type { Marketplace } from './messages.ts';

/** What each product is for and what it needs, in a line. */
export const FITTING: Partial<Record<ProductCode, { label: string; text: string }>> = {
  dataLoan: { label: '数据贷', text: '按店铺销售和回款，用于备货、运费、广告和平台费用；授权店铺即可' },
  inventoryLoan: { label: '库存贷', text: '按亚马逊 FBA 仓里的库存，用于采购备货；授权店铺即可' },
  adLoan: { label: '广告贷', text: '按近 3 个月广告花费，只付到广告账户；授权店铺、收款、发货和 Meta Ads' },
  logisticsLoan: { label: '物流贷', text: '按货代确认、还没有付的运费账单，只付给货代；请货代确认账单，并授权店铺' },
};

/** Marketplaces that tell how long goods have lain in their warehouses. */
const TELLS_STOCK: readonly Marketplace[] = ['amazon'];

/** Sites that buy their visitors where the advertising tells what it sold. */
const ADVERTISES: readonly Marketplace[] = ['shopify'];

/** Products for a seller with shops there, the usual one first. */
export const fittingProducts = (marketplaces: readonly Marketplace[]): ProductCode[] => [
  'dataLoan',
  ...(marketplaces.some((place) => TELLS_STOCK.includes(place)) ? (['inventoryLoan'] as const) : []),
  ...(marketplaces.some((place) => ADVERTISES.includes(place)) ? (['adLoan'] as const) : []),
  // Whoever sells across a border ships.
  'logisticsLoan',
];
