import { type Context, Hono } from 'hono';
import { createRate } from '../../kernel/rate.ts';
import { vendorNow } from '../../kernel/vendor-clock.ts';
import type { World } from '../../kernel/world.ts';
import type { WorldTrade } from '../../trade/trade-types.ts';
import { type Answer, type Problem, reply, TOO_MANY } from '../answers.ts';
import type { Links } from '../links.ts';
import { checkSign } from '../sign.ts';
import { NOT_LINKED } from '../tokens.ts';
import { getAdsDailyPerformance, getAdsTotalBalance } from './advertising.ts';
import type { Operation } from './call.ts';
import { getEscrowDetail, getEscrowDetailBatch, getEscrowList } from './escrows.ts';
import { getPenaltyPointHistory, getPunishmentHistory, getShopPerformance } from './health.ts';
import { getIncomeOverview } from './income.ts';
import { getItemBaseInfo, getItemList, getModelList } from './items.ts';
import { getOrderDetail } from './order-detail.ts';
import { getOrderList } from './order-list.ts';
import { createParameters } from './parameters.ts';
import { getPayoutDetail, getPayoutInfo } from './payouts.ts';
import { getReturnList } from './returns.ts';
import { getCurrentInventory, getProfile, getShopInfo } from './shop.ts';

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'shop/get_shop_info': getShopInfo,
  'shop/get_profile': getProfile,
  'order/get_order_list': getOrderList,
  'order/get_order_detail': getOrderDetail,
  'returns/get_return_list': getReturnList,
  'payment/get_payout_info': getPayoutInfo,
  'payment/get_payout_detail': getPayoutDetail,
  'payment/get_escrow_list': getEscrowList,
  'payment/get_escrow_detail': getEscrowDetail,
  'payment/get_income_overview': getIncomeOverview,
  'account_health/get_shop_performance': getShopPerformance,
  'account_health/get_penalty_point_history': getPenaltyPointHistory,
  'account_health/get_punishment_history': getPunishmentHistory,
  'ads/get_all_cpc_ads_daily_performance': getAdsDailyPerformance,
  'ads/get_total_balance': getAdsTotalBalance,
  'product/get_item_list': getItemList,
  'product/get_item_base_info': getItemBaseInfo,
  'product/get_model_list': getModelList,
  'sbs/get_current_inventory': getCurrentInventory,
};

/** assumed: ten calls a second for each shop; confirm: the app's page in the developer console. */
const RATE = { perSecond: 10, burst: 20 };

const NO_SUCH_CALL: Problem = {
  error: 'error_param',
  message: 'Permission denied. This API is currently offline or the request path is incorrect.',
  status: 404,
};
const TOKEN_WRONG: Problem = {
  error: 'invalid_acceess_token',
  message: 'Invalid access_token, please have a check.',
  status: 403,
};
const LINK_EXPIRED: Problem = {
  error: 'shop_access_expired',
  message: 'Your access to shop has expired.',
  status: 403,
};

/** What a shop lets the app read, under /api/v2 of partner.shopeemobile.com. */
export function createShopApi(world: World, links: Links, trade: WorldTrade): Hono {
  const app = new Hono();
  const allowed = createRate(world, RATE);
  app.get('/api/v2/:module/:call', (c) => {
    const name = `${c.req.param('module')}/${c.req.param('call')}`;
    const operation = OPERATIONS[name];
    return reply(c, operation ? answer(c, { name, operation, given: c.req.queries() }) : NO_SUCH_CALL);
  });
  // The one call of ours whose parameters come in a body, which is not signed.
  app.post('/api/v2/payment/get_escrow_detail_batch', async (c) => {
    const body = (await c.req.json().catch(() => ({}))) as { order_sn_list?: unknown };
    const numbers = Array.isArray(body.order_sn_list) ? body.order_sn_list.map(String) : [];
    const name = 'payment/get_escrow_detail_batch';
    return reply(c, answer(c, { name, operation: getEscrowDetailBatch, given: { order_sn_list: numbers } }));
  });
  app.all('*', (c) => reply(c, NO_SUCH_CALL));
  return app;

  type Asked = { name: string; operation: Operation; given: Record<string, string[]> };
  function answer(c: Context, { name, operation, given }: Asked): Answer {
    const query = c.req.query();
    const now = world.now().getTime();
    const refused = checkSign({ path: `/api/v2/${name}`, query, shopCall: true }, vendorNow(world, 'shopee'));
    if (refused) return refused;
    const { shop_id = '', access_token = '' } = query;
    const link = links.find(shop_id);
    const shop = trade.shop('shopee', shop_id);
    if (!link || !shop) return NOT_LINKED;
    if (now >= link.expiresAt) return LINK_EXPIRED;
    const token = links.grants.find('access', access_token);
    if (!token || token === 'expired' || token.shopId !== shop_id) return TOKEN_WRONG;
    if (!allowed(shop_id)) return TOO_MANY;
    return operation({ given: createParameters(given), shop, link, trade, now });
  }
}
