import { Hono } from 'hono';
import { createGenerations } from '../kernel/generation.ts';
import { readJson } from '../kernel/json.ts';
import { createRate } from '../kernel/rate.ts';
import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { goodcangAccounts } from './accounts.ts';
import { type Call, refuseV1, refuseV2, tooManyGoodcang } from './answers.ts';
import { inventoryAges, productInventory } from './inventory.ts';
import { inventoryLog } from './log.ts';
import { orderList } from './orders.ts';

// assumed: GoodCang's pages print no pace; confirm: with GoodCang.
const PACE = { perSecond: 5, burst: 10 };

const OPERATIONS: Readonly<Record<string, { run: (call: Call) => Response; refuse: typeof refuseV2 }>> = {
  '/base_data/get_account_list': { run: accountList, refuse: asV1 },
  '/inventory/get_product_inventory': { run: productInventory, refuse: asV1 },
  '/inventory/get_inventory_log': { run: inventoryLog, refuse: asV1 },
  '/inventory/inventory_age_list': { run: inventoryAges, refuse: refuseV2 },
  '/order/get_order_list': { run: orderList, refuse: asV1 },
};

function asV1(...[c, code, message]: Parameters<typeof refuseV2>): Response {
  return refuseV1(c, String(code), message);
}

/**
 * 获取公司账户 (V1): who signed with GoodCang, or began to. Source: its page, whose table of states reads 0 审核中,
 * 1 审核不通过, 2 可用, 3 停用, 4 已作废, 5 草稿, 6 待签约; its example has two companies, the second a draft.
 */
function accountList({ c, account: { companyKey, customerCode } }: Call): Response {
  const firm = { firm_name: findCompany(companyKey)?.name ?? '', firm_status: 2, server_firm_name: 'ETARGET LIMITED' };
  const draft = { firm_name: '企业名称2', firm_status: 5, server_firm_name: '' };
  const account_list = [
    { ...firm, business_type_list: [0, 1], account_code: `AC${customerCode}`, balance_list: [] },
    { ...draft, business_type_list: [], account_code: 'AC0000', balance_list: [] },
  ];
  return c.json({ ask: 'Success', message: 'Success', data: { customer_code: customerCode, account_list } });
}

/** GoodCang (谷仓): oms.goodcang.net under /oms; the seller's own console under /console. No signature, no OAuth. */
export function createGoodcangApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const allowed = createRate(world, PACE);
  app.post('/oms/public_open/*', async (c) => {
    const path = c.req.path.slice(c.req.path.indexOf('/public_open') + '/public_open'.length);
    const operation = OPERATIONS[path];
    if (!operation) return refuseV2(c, 404, '接口不存在');
    const [key, token] = [c.req.header('app-key'), c.req.header('app-token')];
    const account = goodcangAccounts(world).find(({ appKey, appToken }) => appKey === key && appToken === token);
    // assumed: the number and the words; confirm: a live refusal.
    if (!account) return operation.refuse(c, 10_401, 'app-key 或 app-token 无效');
    if (!allowed(account.companyKey)) return tooManyGoodcang(c);
    const fields = await readJson(c);
    if (!fields) return operation.refuse(c, 10_001, '请求体不是合法的 JSON');
    return operation.run({ c, trade, account, fields, now: world.now().getTime() });
  });
  // In GoodCang's console this is 系统设置 → API 授权 → 重新生成; here it is one call.
  app.post('/console/regenerate-keys', async (c) => {
    createGenerations(world.state, 'goodcang').next(new URLSearchParams(await c.req.text()).get('company') ?? '');
    return c.body(null, 204);
  });
  return app;
}
