import { invariant } from '@loan/shared/invariant';
import { err, ok, type Result } from '@loan/shared/result';
import type { Instant } from '@loan/shared/time/instant';
import type {
  AuthorisationError,
  PullKind,
  PullStep,
  SourceAdapter,
  SourceCredential,
  SourceIdentity,
  StepOutcome,
} from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { callIop, type IopTools } from '../iop/client.ts';
import { exchangeCode, refreshTokens } from '../iop/tokens.ts';
import { notAuthorised } from '../kit/answers.ts';
import { assembleShop } from '../kit/assemble-shop.ts';
import { holderOf } from '../kit/fresh-token.ts';
import { justConnected } from '../kit/just-connected.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';
import { type TokenUse, withToken } from '../kit/with-token.ts';
import type { AliexpressAccount } from './account.ts';
import { advanceOrders } from './steps/orders.ts';
import { advanceReleases } from './steps/releases.ts';
import type { AliexpressApi, StepTools } from './steps/step.ts';
import { advanceStock } from './steps/stock.ts';
import { Profile, responseTo } from './wire.ts';

export type AliexpressTools = { http: Http; now: () => Date; account: AliexpressAccount; redirectUri: string };

const ADVANCE: Partial<Record<PullKind, (tools: StepTools) => Promise<StepOutcome>>> = {
  orders: advanceOrders,
  refunds: advanceReleases,
  stock: advanceStock,
};

const WORKS = { is: 'works' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: WORKS,
  revoke: { is: 'notOffered', why: 'the seller ends it in the seller console; no call of ours can' },
  orders: { is: 'assumed', confirm: 'which words of end_reason mean that a finished order was cancelled' },
  refunds: WORKS,
  payouts: {
    is: 'assumed',
    confirm: 'that what is released on a day, refunds set off, reaches the seller as one amount',
  },
  stock: WORKS,
  ads: { is: 'notOffered', why: 'no advertising of sellers is in the open platform' },
  health: { is: 'notOffered', why: 'the score of a shop is shown in the seller console only' },
  debt: { is: 'notOffered', why: "no list of AliExpress's tells a loan to the seller" },
};

/** Days are Pacific Standard Time. Source: apiId 42270, create_date_start. */
const PACIFIC = -8;
/** Orders that have ended are told for at most thirty days at a time. */
const WINDOW_DAYS = 15;

const planAliexpress = (_: SourceIdentity, asOf: Instant): PullStep[] => {
  const end = lastMidnight(asOf, PACIFIC);
  return [
    ...windowsBack('orders', end, { days: WINDOW_DAYS }),
    ...windowsBack('refunds', end, { days: WINDOW_DAYS }),
    { id: 'stock', kind: 'stock' },
  ];
};

/** assumed: a call takes as long as this, since quotas differ by app; confirm: with the first sellers. */
const CALL_MS = 400;
/** A window of orders is two lists of a few pages, one of releases a call a day, and stock a call a product. */
const CALLS: Partial<Record<PullKind, number>> = { orders: 12, refunds: WINDOW_DAYS, stock: 60 };

/** AliExpress, by its Open Platform. One connection is one shop; no buyer's data is read. */
export function createAliexpress(options: AliexpressTools): SourceAdapter<'shop'> {
  const { http, now, account, redirectUri } = options;
  const tools: IopTools = { http, now, app: account };
  const tokenHost = { host: `${account.hosts.api}/rest` };
  const refresh = (credential: SourceCredential) => refreshTokens(tools, tokenHost, credential);
  const apiFor = (use: TokenUse): AliexpressApi => ({
    call: (method, asked, answer) =>
      withToken(use, (accessToken) =>
        callIop(tools, {
          host: account.hosts.api,
          path: '/sync',
          signedPath: '',
          parameters: { method, ...textsOf(asked) },
          accessToken,
          problemIn,
          answer: responseTo(method, answer),
        }),
      ),
  });

  return {
    kind: 'shop',
    cells: CELLS,
    link: {
      urlFor({ state }) {
        const query = new URLSearchParams({
          response_type: 'code',
          force_auth: 'true',
          redirect_uri: redirectUri,
          client_id: account.appKey,
          state,
        });
        return `${account.hosts.api}/oauth/authorize?${query.toString()}`;
      },
      readAnswer: ({ state = '', code, error }) => (code && !error ? { state, grant: { code } } : { state }),
    },
    async connect({ region, grant: { code = '' } }) {
      const granted = await exchangeCode(tools, tokenHost, code);
      if (granted.tag !== 'ok') return notAuthorised(granted);
      const { sellerId, secrets } = granted.value;
      if (sellerId === undefined) return err({ tag: 'MarketplaceUnknown', cause: 'no seller in the answer' });
      return ok({ region, sellerId, secrets });
    },
    describe: (credential) => describe(apiFor(justConnected(credential, now)), credential),
    plan: planAliexpress,
    essential: ['orders'],
    advance: (step, context) => {
      const advance = ADVANCE[step.kind];
      invariant(advance !== undefined, 'createAliexpress: a step of its own plan');
      return advance({ api: apiFor({ holder: holderOf(context), now, refresh }), step, context });
    },
    assemble: (identity, steps, results, asOf) =>
      assembleShop({ marketplace: 'aliexpress', identity, steps, results, asOf }),
    estimateMs: (steps) => steps.reduce((sum, { kind }) => sum + (CALLS[kind] ?? 1), 0) * CALL_MS,
  };
}

const textsOf = (asked: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

/** A no of the platform stands under `error_response`; a body without one is looked at as it is. */
const problemIn = (body: unknown): unknown =>
  (body as { error_response?: unknown } | undefined)?.error_response ?? body;

async function describe(
  api: AliexpressApi,
  { sellerId }: SourceCredential,
): Promise<Result<SourceIdentity, AuthorisationError>> {
  const profile = await api.call('aliexpress.solution.merchant.profile.get', {}, Profile);
  if (profile.tag !== 'ok') return notAuthorised(profile);
  const { shop_id: shopId, shop_name: shopName, product_posting_forbidden: forbidden } = profile.value;
  return ok({ sellerId, shopName: shopName ?? '', marketplaceIds: [shopId], suspended: forbidden === true });
}
