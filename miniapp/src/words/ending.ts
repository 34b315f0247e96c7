import type { SourceView } from '@loan/shared/api/view';
import { VENDORS, type Vendor } from '@loan/shared/source/vendors';

/**
 * Where a seller ends a permission that we cannot give back.
 * assumed: the names of these pages, where a vendor's own documents do not say them; confirm: by walking there with the
 * first seller of each vendor. Keys are ended where they were made, and the page that asks for them names that place.
 */
const PLACES: Partial<Record<Vendor, string>> = {
  amazon: '亚马逊卖家平台的应用管理页',
  aliexpress: '速卖通商家后台的授权管理页',
  ebay: 'eBay 账户设置的第三方授权页',
  tiktokShop: 'TikTok Shop 卖家中心的授权管理页',
  shopee: 'Shopee 卖家中心的授权管理页',
  lazada: 'Lazada 卖家中心的授权管理页',
  temu: 'Temu 卖家中心「授权管理」',
  lianlian: '连连国际的应用授权页',
  pingpong: 'PingPong 的授权管理页',
  goodcang: '谷仓 OMS「API 管理」',
  winit: '万邑联「API 授权」',
  shipstation: 'ShipStation「Settings › Account › API Settings」',
};

const placeOf = (vendor: Vendor): string => PLACES[vendor] ?? `${VENDORS[vendor].name}的账户设置`;

type Ended = Pick<SourceView, 'vendor' | 'revocable'>;

/** What becomes of the permission when a source is let go: given back by us, or ended by the seller at the vendor's. */
export function endingWords({ vendor, revocable }: Ended): string {
  if (revocable) return '授权由我们退回并作废。';
  const { name, typed } = VENDORS[vendor];
  return typed.some(({ secret }) => secret)
    ? `我们删除保存的密钥。要让密钥本身失效，请到${placeOf(vendor)}停用或更换。`
    : `我们删除保存的授权，不能再读取。${name}那边的授权记录我们不能代为取消，请到${placeOf(vendor)}取消。`;
}
