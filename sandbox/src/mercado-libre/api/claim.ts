import type { Sale, Shop } from '../../trade/trade-types.ts';
import { idOf, itemId, siteOf } from '../ids.ts';
import { instant } from '../values.ts';

/** A buyer asks for money back half way between the parcel's arrival and the day the money came. */
export const claimOpenedAt = ({ cancelled, refund, deliveredAt }: Sale): number | undefined =>
  cancelled || !refund ? undefined : Math.floor((deliveredAt + refund.at) / 2_000) * 1_000;

/** assumed: which of the vendor's reasons (PNR…, PDD…) says what; confirm: /post-purchase/v1/claims/reasons. */
const REASONS = { damaged: 'PDD9939', notAsDescribed: 'PDD9549', changedMind: 'PDD9967' } as const;

/** Whoever gets all the money back sends the goods back. */
export const hasReturn = ({ refund, total }: Sale): boolean => refund !== undefined && refund.amount >= total;

export const isClosed = ({ refund }: Sale, now: number): boolean => refund !== undefined && refund.at <= now;

export const changedClaimAt = (sale: Sale, now: number): number =>
  isClosed(sale, now) ? (sale.refund?.at ?? 0) : (claimOpenedAt(sale) ?? 0);

/** A claim. Source: "Manage claims" (que-es-un-reclamo); it tells no amount, which the order's payment does. */
export function presentClaim(shop: Shop, sale: Sale, now: number) {
  const closed = isClosed(sale, now);
  const partial = !hasReturn(sale);
  const units = sale.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    id: idOf('claim', shop, sale.number),
    resource_id: idOf('order', shop, sale.number),
    status: closed ? 'closed' : 'opened',
    type: sale.refund?.reason === 'changedMind' ? 'return' : 'mediations',
    stage: 'claim',
    claim_version: 2,
    claimed_quantity: units,
    parent_id: null,
    resource: 'order',
    reason_id: REASONS[sale.refund?.reason ?? 'changedMind'],
    fulfilled: true,
    quantity_type: partial ? 'partial' : 'total',
    players: [
      { role: 'complainant', type: 'buyer', user_id: sale.buyer, available_actions: [] },
      { role: 'respondent', type: 'seller', user_id: Number(shop.shopId), available_actions: [] },
    ],
    resolution: closed
      ? {
          reason: partial ? 'partial_refunded' : 'payment_refunded',
          date_created: instant(sale.refund?.at ?? 0),
          benefited: ['complainant'],
          closed_by: 'respondent',
          applied_coverage: false,
        }
      : null,
    site_id: siteOf(shop),
    date_created: instant(claimOpenedAt(sale) ?? 0),
    last_updated: instant(changedClaimAt(sale, now)),
    related_entities: partial ? [] : ['return'],
  };
}

/** What came back of a claim. Source: "Manage returns", /post-purchase/v2/claims/$CLAIM_ID/returns. */
export function presentReturn(shop: Shop, sale: Sale, now: number) {
  const closed = isClosed(sale, now);
  return {
    id: idOf('return', shop, sale.number),
    claim_id: idOf('claim', shop, sale.number),
    resource_type: 'order',
    resource_id: idOf('order', shop, sale.number),
    type: 'claim',
    subtype: null,
    status: closed ? 'delivered' : 'shipped',
    status_money: closed ? 'refunded' : 'retained',
    refund_at: 'delivered',
    date_created: instant(claimOpenedAt(sale) ?? 0),
    date_closed: closed ? instant(sale.refund?.at ?? 0) : null,
    last_updated: instant(changedClaimAt(sale, now)),
    intermediate_check: false,
    orders: sale.lines.map(({ sku, quantity }) => ({
      order_id: idOf('order', shop, sale.number),
      item_id: itemId(shop, sku.sku),
      variation_id: null,
      context_type: 'total',
      total_quantity: String(quantity),
      return_quantity: String(quantity),
    })),
    shipments: [],
    related_entities: [],
  };
}
