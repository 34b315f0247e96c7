import { DAY_MS } from '../../trade/calendar.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { buyerName, lineItemId, listingId, orderId } from '../ids.ts';
import { amountOf } from '../money.ts';
import { type Problem, refused } from '../problems.ts';
import { isInstant } from './filter.ts';
import type { Call, Operation } from './operation.ts';

const MAX_SPAN_MS = 18 * 31 * DAY_MS;
const REASONS = {
  damaged: 'ARRIVED_DAMAGED',
  notAsDescribed: 'NOT_AS_DESCRIBED',
  changedMind: 'CHANGED_MIND',
} as const;

/**
 * Post-Order API v2, whose `offset` is the number of a page, from 1.
 * assumed: every name and limit here, from memory, since its contract prints none; confirm: developer.ebay.com, return/search.
 */
export const RETURNS: readonly Operation[] = [
  { method: 'GET', host: 'api', path: '/post-order/v2/return/search', run: searchReturns },
];

function searchReturns({ c, trade, shop, now, windows }: Call): Response | Problem {
  const query = c.req.query();
  const [fromText, toText] = [query['creation_date_range_from'], query['creation_date_range_to']];
  const wrong = [fromText, toText].find((text) => text !== undefined && !isInstant(text));
  const limit = Number(query['limit'] ?? 25);
  const page = Number(query['offset'] ?? 1);
  if (wrong !== undefined) return refused('returnErrorDomain', 1_616, `Invalid date: ${wrong}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200 || !Number.isInteger(page) || page < 1) {
    return refused('returnErrorDomain', 1_617, 'Invalid pagination.');
  }
  const to = toText === undefined ? now : Math.min(Date.parse(toText), now);
  const from = fromText === undefined ? to - 90 * DAY_MS : Date.parse(fromText);
  if (to < from || to - from > MAX_SPAN_MS) return refused('returnErrorDomain', 1_618, 'Invalid date range.');
  const returns = windows({ shop, name: 'returns', from, to, now }, () => [...trade.refunds(shop, from, to + 1)]);
  return c.json({
    members: returns.slice((page - 1) * limit, page * limit).map((sale) => presentReturn(shop, sale)),
    total: returns.length,
    paginationOutput: {
      offset: page,
      limit,
      totalPages: Math.ceil(returns.length / limit),
      totalEntries: returns.length,
    },
  });
}

function presentReturn(shop: Shop, sale: Sale) {
  const refund = sale.refund as NonNullable<Sale['refund']>;
  const { value, currency } = amountOf(shop, refund.amount);
  // This API writes amounts as numbers.
  const amount = { value: Number(value), currency };
  const line = sale.lines[0] as Sale['lines'][number];
  return {
    returnId: `5${String(sale.number).padStart(9, '0')}`,
    orderId: orderId(shop, sale.number),
    buyerLoginName: buyerName(sale.buyer),
    sellerLoginName: shop.shopId,
    currentType: 'MONEY_BACK',
    state: 'CLOSED',
    status: 'CLOSED',
    creationInfo: {
      item: {
        itemId: listingId(shop.shopId, line.sku.sku),
        transactionId: lineItemId(sale.number, 0),
        returnQuantity: line.quantity,
      },
      type: 'MONEY_BACK',
      reason: REASONS[refund.reason],
      creationDate: { value: new Date(refund.at).toISOString() },
    },
    sellerTotalRefund: { estimatedRefundAmount: amount, actualRefundAmount: amount },
    buyerTotalRefund: { estimatedRefundAmount: amount, actualRefundAmount: amount },
  };
}
