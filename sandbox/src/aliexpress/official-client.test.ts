import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DropshipperClient } from 'ae_sdk';
import { createSandbox, type Sandbox } from '../server.ts';
import { decideIop } from '../testing/iop.ts';
import { type Listener, listen } from '../testing/listen.ts';
import { ALIEXPRESS_APP } from './credentials.ts';

let sandbox: Sandbox;
let listener: Listener;

// The client reads the machine's own clock, so the sandbox does too.
beforeAll(async () => {
  listener = await listen(() => sandbox.app);
  sandbox = createSandbox({ publicUrl: () => listener.url });
});

afterAll(async () => {
  await sandbox.close();
  await listener.close();
});

const SHOP = '2671514005';
/** It signs an empty session, which the platform leaves out; before there is one it has to be called something. */
const NO_SESSION = 'none';
const PROFILE = 'aliexpress.solution.merchant.profile.get';

/** Its two addresses are fields meant for itself; there is no other way to point it elsewhere. */
function aClient(session: string, app_secret: string = ALIEXPRESS_APP.appSecret): DropshipperClient {
  const client = new DropshipperClient({ app_key: ALIEXPRESS_APP.appKey, app_secret, session });
  const host = `${listener.url}/aliexpress/api-sg`;
  return Object.assign(client, { new_apis_url: `${host}/rest`, migrated_apis_url: `${host}/sync` });
}

async function connect() {
  const desk = {
    app: sandbox.app,
    host: '/aliexpress/api-sg',
    key: ALIEXPRESS_APP,
    now: () => new Date(),
  };
  const back = await decideIop(desk, { shop: SHOP, decision: 'allow' });
  const answer = await aClient(NO_SESSION).generateToken({ code: back.searchParams.get('code') ?? '' });
  return answer.ok ? answer.data : undefined;
}

describe('a client of another hand', () => {
  it('is given tokens, and new ones, for what it signs', async () => {
    const tokens = await connect();
    expect(tokens).toMatchObject({ seller_id: SHOP, code: '0', access_token: expect.any(String) });
    const again = await aClient(NO_SESSION).refreshToken({ refresh_token: String(tokens?.refresh_token) });
    expect(again).toMatchObject({ ok: true, data: { seller_id: SHOP, code: '0' } });
  });

  it('reads a shop with a token it calls a session', async () => {
    const tokens = await connect();
    const client = aClient(String(tokens?.access_token));
    expect(await client.callAPIDirectly(PROFILE, {})).toMatchObject({
      ok: true,
      data: { aliexpress_solution_merchant_profile_get_response: { shop_id: Number(SHOP) } },
    });
    const param0 = JSON.stringify({ create_date_start: '2026-01-01 00:00:00', page_size: 5, current_page: 1 });
    expect(await client.callAPIDirectly('aliexpress.solution.order.get', { param0 })).toMatchObject({
      ok: true,
      data: { aliexpress_solution_order_get_response: { result: { success: true, page_size: 5 } } },
    });
  });

  it('is refused when its secret is another', async () => {
    const answer = await aClient('any', 'another-secret').callAPIDirectly(PROFILE, {});
    expect(answer).toMatchObject({ ok: false, error_response: { code: 'IncompleteSignature' } });
  });
});
