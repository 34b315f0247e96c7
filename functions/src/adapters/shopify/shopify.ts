import { invariant } from '@loan/shared/invariant';
import { err, ok, type Result } from '@loan/shared/result';
import type {
  AuthorisationError,
  SourceAdapter,
  SourceCredential,
  SourceIdentity,
} from '../../ports/source-adapter.ts';
import { notAuthorised } from '../kit/answers.ts';
import { assembleShop } from '../kit/assemble-shop.ts';
import { holderOf } from '../kit/fresh-token.ts';
import { shopUrl } from './account.ts';
import { isFromShopify } from './callback.ts';
import { createClient, type ShopifyTools } from './client.ts';
import { SHOP } from './documents.ts';
import { planPull } from './plan.ts';
import { ADVANCE } from './steps.ts';
import { askToken, SCOPES, secretsOf } from './tokens.ts';
import { ShopAnswer } from './wire.ts';

const WORKS = { is: 'works' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: WORKS,
  revoke: WORKS,
  orders: WORKS,
  refunds: WORKS,
  payouts: WORKS,
  stock: WORKS,
  ads: { is: 'notOffered', why: 'a shop of its own advertises elsewhere: Meta tells' },
  health: { is: 'notOffered', why: 'nobody judges an independent site' },
  debt: { is: 'notOffered', why: 'Shopify Capital is in no API' },
};

/** A hundred points a second come back, and a page costs a few hundred. Source: shopify.dev, "Shopify API limits". */
const STEP_MS = 6_000;

/** An independent site on Shopify, by the Admin GraphQL API. */
export function createShopify(tools: ShopifyTools & { redirectUri: string }): SourceAdapter<'shop'> {
  const { account, now, redirectUri } = tools;
  return {
    kind: 'shop',
    cells: CELLS,
    link: {
      urlFor({ state, typed }) {
        const asked = { client_id: account.clientId, scope: SCOPES.join(','), redirect_uri: redirectUri, state };
        const query = new URLSearchParams(asked);
        return `${shopUrl(account, typed['shopDomain'] ?? '')}/admin/oauth/authorize?${query.toString()}`;
      },
      readAnswer(query) {
        const { state = '', code, shop } = query;
        const isShopifys = isFromShopify(query, { secret: account.clientSecret, now: now() });
        return code && shop && isShopifys ? { state, grant: { code, shop } } : { state };
      },
    },
    async connect({ region, grant: { code = '', shop = '' }, typed }) {
      // The code of another shop would connect a shop that nobody named.
      if (shop !== typed['shopDomain']) return err({ tag: 'AuthorisationRefused', code: 'otherShop' });
      const granted = await askToken(tools, shop, { code, expiring: '1' });
      if (granted.tag !== 'ok') return notAuthorised(granted);
      return ok({ region, sellerId: shop, secrets: secretsOf(granted.value, now()) });
    },
    describe: (credential) => describeShop(tools, credential),
    revoke: (credential) => uninstall(tools, credential),
    plan: planPull,
    essential: ['orders'],
    advance(step, context) {
      const advance = ADVANCE[step.kind];
      invariant(advance !== undefined, 'createShopify: a step of its own plan');
      return advance({ client: createClient(tools, holderOf(context)), step, context });
    },
    assemble: (identity, steps, results, asOf) =>
      assembleShop({ marketplace: 'shopify', identity, steps, results, asOf }),
    estimateMs: (steps) => steps.length * STEP_MS,
  };
}

/** The app takes itself out of the shop, and every token of it dies. Source: shopify.dev, api_permissions. */
async function uninstall(
  { http, account }: ShopifyTools,
  { sellerId, secrets }: SourceCredential,
): Promise<Result<void, AuthorisationError>> {
  const answer = await http.call(
    {
      method: 'DELETE',
      url: `${shopUrl(account, sellerId)}/admin/api_permissions/current.json`,
      headers: { 'x-shopify-access-token': secrets['accessToken'] ?? '' },
    },
    { timeoutMs: 10_000, maxBytes: 64 * 1024 },
  );
  if (answer.tag === 'unknown') return err({ tag: 'MarketplaceUnknown', cause: answer.cause });
  if (answer.status === 200) return ok(undefined);
  return answer.status === 401 || answer.status === 404
    ? err({ tag: 'AuthorisationRefused', code: String(answer.status) })
    : err({ tag: 'MarketplaceUnknown', cause: `uninstall: status ${answer.status}` });
}

/** The company is the one Shopify bills. */
async function describeShop(
  tools: ShopifyTools,
  credential: SourceCredential,
): Promise<Result<SourceIdentity, AuthorisationError>> {
  const client = createClient(tools, holderOf({ credential, renew: async () => {} }));
  const answer = await client.ask(SHOP, {}, ShopAnswer);
  if (answer.tag !== 'ok') return notAuthorised(answer);
  const { name, myshopifyDomain, billingAddress } = answer.value.shop;
  return ok({
    sellerId: myshopifyDomain,
    shopName: name,
    ...(billingAddress?.company ? { companyName: billingAddress.company } : {}),
    marketplaceIds: [myshopifyDomain],
    suspended: false,
  });
}
