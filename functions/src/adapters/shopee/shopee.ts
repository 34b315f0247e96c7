import { invariant } from '@loan/shared/invariant';
import { err, ok, type Result } from '@loan/shared/result';
import type {
  AuthorisationError,
  PullKind,
  SourceAdapter,
  SourceCredential,
  SourceIdentity,
  StepOutcome,
} from '../../ports/source-adapter.ts';
import { notAuthorised } from '../kit/answers.ts';
import { assembleShop } from '../kit/assemble-shop.ts';
import { type Holder, holderOf } from '../kit/fresh-token.ts';
import { withToken } from '../kit/with-token.ts';
import { isRegion } from './account.ts';
import { callShopee, type ShopeeTools } from './client.ts';
import { estimateShopeeMs, planShopee } from './plan.ts';
import { regionOf } from './region.ts';
import { advanceAds } from './steps/ads.ts';
import { advanceHealth } from './steps/health.ts';
import { advanceOrders } from './steps/orders.ts';
import { advancePayouts } from './steps/payouts.ts';
import { advanceReturns } from './steps/returns.ts';
import type { ShopeeApi, StepTools } from './steps/step.ts';
import { advanceStock } from './steps/stock.ts';
import { exchangeCode, refreshTokens } from './tokens.ts';
import { ShopInfo } from './wire/lists.ts';

const ADVANCE: Partial<Record<PullKind, (tools: StepTools) => Promise<StepOutcome>>> = {
  orders: advanceOrders,
  payouts: advancePayouts,
  health: advanceHealth,
  refunds: advanceReturns,
  stock: advanceStock,
  ads: advanceAds,
};

const WORKS = { is: 'works' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: WORKS,
  revoke: { is: 'notOffered', why: "the seller ends it on Shopee's own page; no call of ours can" },
  orders: WORKS,
  refunds: { is: 'assumed', confirm: 'which words of ReturnStatus mean that the money went back' },
  payouts: WORKS,
  stock: WORKS,
  ads: { is: 'assumed', confirm: 'Shopee tells half a year; a second look after half a year shows the other half' },
  health: WORKS,
  debt: { is: 'notOffered', why: "no list of Shopee's tells a loan to the seller" },
};

/** Shopee, by its Open Platform v2. One connection is one shop; no buyer's data is read. */
export function createShopee(tools: ShopeeTools & { redirectUri: string }): SourceAdapter<'shop'> {
  const { account, redirectUri } = tools;
  return {
    kind: 'shop',
    cells: CELLS,
    link: {
      urlFor({ region, state }) {
        const query = new URLSearchParams({
          partner_id: String(account.partnerId),
          auth_type: 'seller',
          redirect_uri: redirectUri,
          response_type: 'code',
          state,
        });
        return `${hostsOf(tools, region).authorise}/auth?${query.toString()}`;
      },
      readAnswer({ state = '', code, shop_id: shopId, main_account_id: mainAccountId, error }) {
        const isGiven = code && !error && (shopId || mainAccountId);
        if (!isGiven) return { state };
        return { state, grant: { code, ...(shopId ? { shopId } : { mainAccountId: mainAccountId ?? '' }) } };
      },
    },
    connect: ({ region, grant }) => connect(tools, region, grant),
    describe: (credential) => describe(apiFor(tools, { credential, renew: async () => {} }), credential),
    plan: planShopee,
    essential: ['orders'],
    advance: (step, context) => {
      const advance = ADVANCE[step.kind];
      invariant(advance !== undefined, 'createShopee: a step of its own plan');
      const region = regionOf(context.identity.marketplaceIds[0]);
      invariant(region !== undefined, 'createShopee: a region it described');
      return advance({ api: apiFor(tools, context), step, context, ...region });
    },
    assemble: (identity, steps, results, asOf) =>
      assembleShop({ marketplace: 'shopee', identity, steps, results, asOf }),
    estimateMs: estimateShopeeMs,
  };
}

function hostsOf({ account }: ShopeeTools, region: string) {
  invariant(isRegion(region), 'createShopee: a region of Shopee');
  return account.hosts[region];
}

function apiFor(tools: ShopeeTools, source: Holder): ShopeeApi {
  const holder = holderOf(source);
  const host = hostsOf(tools, holder.credential.region).api;
  const refresh = (credential: SourceCredential) => refreshTokens(tools, host, credential);
  const answered = new Set<string>();
  return {
    call: (request) =>
      withToken({ holder, now: tools.now, refresh }, (accessToken) =>
        callShopee(tools, host, { ...request, answered, shop: { accessToken, shopId: holder.credential.sellerId } }),
      ),
  };
}

/**
 * A main account may answer for many shops, whose tokens are then renewed each on its own. One connection is one shop,
 * so such a grant is taken only where it names one.
 */
async function connect(
  tools: ShopeeTools,
  region: string,
  { code = '', shopId, mainAccountId }: Readonly<Record<string, string>>,
): Promise<Result<SourceCredential, AuthorisationError>> {
  const who = shopId ? { shop_id: Number(shopId) } : { main_account_id: Number(mainAccountId) };
  const granted = await exchangeCode(tools, hostsOf(tools, region).api, { code, ...who });
  if (granted.tag !== 'ok') return notAuthorised(granted);
  const [only, ...others] = shopId ? [shopId] : granted.value.shopIds;
  if (only === undefined || others.length > 0) return err({ tag: 'AuthorisationRefused', code: 'severalShops' });
  return ok({ region, sellerId: only, secrets: granted.value.secrets });
}

async function describe(
  api: ShopeeApi,
  { sellerId }: SourceCredential,
): Promise<Result<SourceIdentity, AuthorisationError>> {
  const info = await api.call({ path: '/api/v2/shop/get_shop_info', answer: ShopInfo });
  if (info.tag !== 'ok') return notAuthorised(info);
  const { shop_name: shopName, region, status } = info.value;
  const marketplaceIds = regionOf(region) ? [region] : [];
  return ok({ sellerId, shopName, marketplaceIds, suspended: status !== 'NORMAL' });
}
