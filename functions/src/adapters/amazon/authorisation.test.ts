import { describe, expect, it } from '@jest/globals';
import { CREDENTIAL, NOW, scriptedAmazon, TOKENS } from '../../testing/amazon-pull.ts';
import type { Route } from '../../testing/scripted-fetch.ts';

const us = { id: 'ATVPDKIKX0DER', domainName: 'www.amazon.com' };
const participating = { isParticipating: true, hasSuspendedListings: false };
const PARTICIPATIONS: Route = [
  /marketplaceParticipations/,
  () => ({
    json: {
      payload: [
        { marketplace: us, storeName: '云帆户外', participation: participating },
        {
          marketplace: { id: 'A2EUQ1WTGCTBG2', domainName: 'www.amazon.ca' },
          participation: { ...participating, isParticipating: false },
        },
        { marketplace: { id: 'A2ZV50J4W1RKNI', domainName: 'sim1.stores.amazon.com' }, participation: participating },
      ],
    },
  }),
];
const business = {
  name: 'YUNFAN LTD',
  nonLatinName: '深圳市云帆科技有限公司',
  companyRegistrationNumber: '91440300MA5YY00107',
};
const ACCOUNT: Route = [
  /\/sellers\/v1\/account/,
  () => ({ json: { payload: { business, primaryContact: { name: 'PERSON-SECRET' } } } }),
];

describe('authorising a shop', () => {
  it('sends the seller to the page of his own region with our one-time state', () => {
    const url = new URL(
      scriptedAmazon([]).marketplace.link?.urlFor({ region: 'eu', state: 'one-time', typed: {} }) ?? '',
    );
    expect(url.origin + url.pathname).toBe('https://sellercentral.example/eu/apps/authorize/consent');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      application_id: 'amzn1.sellerapps.app.1',
      state: 'one-time',
      redirect_uri: 'https://partner.example/api/callback',
    });
  });

  it('turns the code into a credential that remembers the seller', async () => {
    const granted: Route = [
      /token/,
      () => ({ json: { access_token: 'Atza|1', refresh_token: 'Atzr|1', expires_in: 3600 } }),
    ];
    const { marketplace, calls } = scriptedAmazon([granted]);
    expect(await marketplace.connect({ region: 'na', grant: { code: 'ANcode', sellerId: 'A1' }, typed: {} })).toEqual({
      ok: true,
      value: { region: 'na', secrets: { refreshToken: 'Atzr|1' }, sellerId: 'A1' },
    });
    expect(Object.fromEntries(new URLSearchParams(calls[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'ANcode',
      redirect_uri: 'https://partner.example/api/callback',
      client_id: 'client',
      client_secret: 'CLIENT-SECRET',
    });
  });

  it.each([
    [
      'a code that was used or ran out',
      400,
      { error: 'invalid_grant' },
      { tag: 'AuthorisationRefused', code: 'invalid_grant' },
    ],
    [
      'our own client being refused',
      401,
      { error: 'invalid_client' },
      { tag: 'MarketplaceUnknown', cause: 'token endpoint: 401 invalid_client' },
    ],
    ['an outage', 503, '<html>', { tag: 'MarketplaceUnknown', cause: 'token endpoint: 503' }],
    [
      'an answer without a refresh token',
      200,
      { access_token: 'Atza|1', expires_in: 3600 },
      { tag: 'MarketplaceUnknown', cause: 'no refresh token in the answer' },
    ],
  ])('tells %s apart', async (_, status, json, error) => {
    const { marketplace } = scriptedAmazon([[/token/, () => ({ status, json })]]);
    expect(
      await marketplace.connect({ region: 'na', grant: { code: 'CODE-SECRET', sellerId: 'A1' }, typed: {} }),
    ).toEqual({ ok: false, error });
  });
});

describe('the shop shown to the applicant', () => {
  it('has its name, its company in its own script, and the Amazon marketplaces it sells on', async () => {
    const { marketplace } = scriptedAmazon([PARTICIPATIONS, ACCOUNT]);
    expect(await marketplace.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: {
        sellerId: 'A1',
        shopName: '云帆户外',
        companyName: '深圳市云帆科技有限公司',
        companyCode: '91440300MA5YY00107',
        marketplaceIds: ['ATVPDKIKX0DER'],
        suspended: false,
      },
    });
  });

  it('is suspended when its listings are, everywhere it sells', async () => {
    const stopped: Route = [
      /marketplaceParticipations/,
      () => ({
        json: { payload: [{ marketplace: us, participation: { isParticipating: true, hasSuspendedListings: true } }] },
      }),
    ];
    const { marketplace } = scriptedAmazon([stopped, ACCOUNT]);
    expect(await marketplace.describe(CREDENTIAL)).toMatchObject({ value: { suspended: true } });
  });
});

describe('an access token', () => {
  it('is asked for once and used for an hour', async () => {
    const { marketplace, callsTo, calls, clock } = scriptedAmazon([PARTICIPATIONS, ACCOUNT]);
    await marketplace.describe(CREDENTIAL);
    await marketplace.describe(CREDENTIAL);
    expect(callsTo(/token/)).toHaveLength(1);
    expect(calls.at(-1)?.headers).toMatchObject({
      'x-amz-access-token': 'Atza|ACCESS-1',
      'x-amz-date': '20261122T093000Z',
    });
    clock.now = new Date(Date.parse(NOW) + 3_600_000);
    await marketplace.describe(CREDENTIAL);
    expect(callsTo(/token/)).toHaveLength(2);
  });

  it('that Amazon refuses is renewed once', async () => {
    const first: Route = [
      /marketplaceParticipations/,
      (call, times) =>
        times === 1 ? { status: 403, json: { errors: [{ code: 'Unauthorized' }] } } : PARTICIPATIONS[1](call, times),
    ];
    const { marketplace, callsTo } = scriptedAmazon([first, ACCOUNT]);
    expect(await marketplace.describe(CREDENTIAL)).toMatchObject({ ok: true });
    expect(callsTo(/marketplaceParticipations/).map(({ headers }) => headers['x-amz-access-token'])).toEqual([
      'Atza|ACCESS-1',
      'Atza|ACCESS-2',
    ]);
  });

  const denied: Route = [/sellers/, () => ({ status: 403, json: { errors: [{ code: 'Unauthorized' }] } })];
  const revoked: Route = [/token/, () => ({ status: 400, json: { error: 'invalid_grant' } })];
  it.each([
    ['refused twice', [denied, TOKENS]],
    ['no longer granted', [revoked]],
  ])('that is %s means the seller has withdrawn', async (_, routes) => {
    const { marketplace } = scriptedAmazon(routes);
    expect(await marketplace.describe(CREDENTIAL)).toEqual({
      ok: false,
      error: { tag: 'AuthorisationRefused', code: 'accessDenied' },
    });
  });
});
