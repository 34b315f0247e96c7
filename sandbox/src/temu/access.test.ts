import { describe, expect, it } from '@jest/globals';
import { DAY_MS, jsonRequest, MINUTE_MS } from '../testing/sandbox.ts';
import { type Ask, authorisePath, copyToken, decide, openMall, SEMI } from '../testing/temu.ts';
import { TEMU_APPS } from './credentials.ts';
import { signatureOf } from './sign.ts';
import { tokenMadeBefore } from './tokens.ts';

type Json = Record<string, unknown>;

const LIST = 'bg.order.list.v2.get';
const INFO = 'bg.open.accesstoken.info.get';

describe("Temu's signature", () => {
  it('is as published', () => {
    // partner-us.temu.com, API request signature: the worked example, with the shop and app printed there.
    const params = {
      access_token: '2nifvmpyymvypwmcms5ct4uqqudrwgpmzbcnmkt1jzjkuaf3x56iixym',
      app_key: 'f9d5cc9313893a20d5aa85c654e8f503',
      data_type: 'JSON',
      sendRequestList: [
        {
          orderSendInfoList: [
            {
              quantity: 1,
              orderSn: '211-21905473070712792',
              parentOrderSn: 'PO-211-21905452099192792',
              goodsId: 601099548666279,
              skuId: 17592352673534,
            },
          ],
          carrierId: '699272611',
          trackingNumber: '270324232756',
        },
      ],
      sendType: 0,
      sign: 'not signed',
      timestamp: 1711009072,
      type: 'bg.logistics.shipment.confirm',
    };
    expect(signatureOf(params, 'c7e0a1a63542be4de3cb5488f9fba8149e8fc290')).toBe('4CCF219942D4180C6DDA3CE36C1B838F');
  });

  it('locks our reading of a nested request', () => {
    const params = {
      access_token: 'tok',
      app_key: 'key',
      data_type: 'JSON',
      request: { pageNumber: 1, pageSize: 100 },
      timestamp: 1700000000,
      type: LIST,
      version: 'V1',
    };
    expect(signatureOf(params, 's3cr3t')).toBe('6A5A783D33EA3A6835E2C09005F43C80');
  });

  it.each<[string, Partial<Ask>, number, number]>([
    ['a changed parameter', { changes: { pageSize: 9 } }, 3_000_001, 7_000_015],
    ['no type', { changes: { type: '' } }, 3_000_002, 7_000_012],
    ['no signature', { changes: { sign: '' } }, 3_000_040, 7_000_014],
    ['the app of another gateway', { changes: { app_key: TEMU_APPS.eu.appKey } }, 3_000_026, 7_000_002],
    ['a clock ten minutes slow', { at: Date.parse('2026-11-22T09:20:00Z') }, 3_000_012, 7_000_011],
    ['a clock ten minutes fast', { at: Date.parse('2026-11-22T09:40:00Z') }, 3_000_012, 7_000_011],
    ['no token', { token: '' }, 3_000_030, 7_000_018],
    ['a made-up token', { token: 'guess' }, 3_000_031, 7_000_006],
  ])('refuses %s, each gateway by its own number', async (_, more, abroad, china) => {
    expect((await (await openMall(SEMI, 'us')).ask(INFO, {}, more)).errorCode).toBe(abroad);
    expect((await (await openMall(SEMI, 'cn')).ask(INFO, {}, more)).errorCode).toBe(china);
  });
});

describe("Temu's tokens", () => {
  it('are copied in Seller Center and are good for a year, at one gateway only', async () => {
    const { app, clock, ask } = await openMall();
    expect(await (await app.request(authorisePath('us'))).text()).toContain('SUIXIN General（半托管）');
    const token = await copyToken(app, 'us', SEMI);
    const { result } = await ask(INFO, {}, { token });
    expect(result).toMatchObject({ mallId: Number(SEMI), expiredTime: (clock.now().getTime() + 365 * DAY_MS) / 1000 });
    expect(result['apiScopeList']).toContain(LIST);
    expect((await ask(INFO, {}, { token, region: 'cn' })).errorCode).toBe(7_000_006);
    clock.forward(365 * DAY_MS);
    expect((await ask(INFO, {}, { token, at: clock.now().getTime() })).errorCode).toBe(3_000_034);
  });

  it('die when the seller authorises anew', async () => {
    const { app, ask, token } = await openMall();
    expect((await ask(INFO)).success).toBe(true);
    const newer = await copyToken(app, 'us', SEMI);
    expect((await ask(INFO, {}, { token })).errorCode).toBe(3_000_031);
    expect((await ask(INFO, {}, { token: newer })).success).toBe(true);
    expect((await ask(INFO, {}, { region: 'cn', token: tokenMadeBefore(SEMI, 'cn') })).success).toBe(true);
  });

  it('come for the code an app is sent, once, within ten minutes, for ninety days', async () => {
    const { app, clock, ask } = await openMall();
    const back = await decide(app, 'us', SEMI);
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:8080/api/callbacks/sources/temu');
    expect(back.searchParams.get('state')).toBe('one-time-state');
    const code = back.searchParams.get('code') ?? '';
    const late = (await decide(app, 'us', SEMI)).searchParams.get('code') ?? '';
    const create = (given: string) =>
      ask('bg.open.accesstoken.create', { code: given }, { token: given, at: clock.now().getTime() });
    const { result } = await create(code);
    expect(result).toMatchObject({ expiredTime: (clock.now().getTime() + 90 * DAY_MS) / 1000 });
    expect((await ask(INFO, {}, { token: String(result['accessToken']) })).success).toBe(true);
    expect((await create(code)).errorCode).toBe(110_020_002);
    clock.forward(10 * MINUTE_MS);
    expect((await create(late)).errorCode).toBe(110_020_002);
  });

  it("made before we met are listed at the tester's desk, until they are dead", async () => {
    const { app } = await openMall();
    const listed = async () => {
      const keys = (await (await app.request('/control/keys')).json()) as {
        vendor: string;
        region: string;
        typed: Json;
      }[];
      return keys.filter(({ vendor, region }) => vendor === 'temu' && region === 'us');
    };
    expect(await listed()).toEqual([
      {
        vendor: 'temu',
        companyKey: 'suixin',
        shopName: 'SUIXIN General',
        region: 'us',
        typed: { accessToken: tokenMadeBefore(SEMI, 'us') },
      },
    ]);
    await copyToken(app, 'us', SEMI);
    expect(await listed()).toEqual([]);
  });

  it('are not given when the seller says no, and are dead when it takes the permission back', async () => {
    const { app, ask } = await openMall();
    expect((await decide(app, 'us', SEMI, 'cancel')).searchParams.get('error')).toBe('access_denied');
    await app.request('/temu/seller/us/open-platform/revoke', {
      method: 'POST',
      body: new URLSearchParams({ shop: SEMI }),
    });
    expect((await ask(INFO)).errorCode).toBe(3_000_031);
  });
});

describe('the quota of Temu', () => {
  it('is twenty calls a second, unless it is told to be quick', async () => {
    const { app, ask } = await openMall();
    await app.request('/control/pace', jsonRequest({ pace: 'published' }));
    const codes = new Set<number>();
    for (let count = 0; count < 21; count += 1) codes.add((await ask(INFO)).errorCode);
    expect([...codes]).toEqual([1_000_000, 4_000_004]);
    await app.request('/control/pace', jsonRequest({ pace: 'instant' }));
    expect((await ask(INFO)).success).toBe(true);
  });

  it('as a fault is worded by the gateway that was asked', async () => {
    const { app, ask } = await openMall();
    await app.request('/control/faults', jsonRequest({ vendor: 'temu', kind: 'quota', times: 2 }));
    expect((await ask(INFO)).errorCode).toBe(4_000_004);
    expect((await ask(INFO, {}, { region: 'cn' })).errorCode).toBe(7_000_005);
  });
});
