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
import type { Http } from '../http/http.ts';
import { callIop, type IopRequest, type IopTools } from '../iop/client.ts';
import { exchangeCode, refreshTokens } from '../iop/tokens.ts';
import { notAuthorised } from '../kit/answers.ts';
import { assembleShop } from '../kit/assemble-shop.ts';
import { holderOf } from '../kit/fresh-token.ts';
import { justConnected } from '../kit/just-connected.ts';
import { type TokenUse, withToken } from '../kit/with-token.ts';
import { COUNTRIES, isCountry, type LazadaAccount } from './account.ts';
import { estimateLazadaMs, planLazada } from './plan.ts';
import { advanceAds, advanceHealth, advanceStock } from './steps/lists.ts';
import { advanceOrders } from './steps/orders.ts';
import { advancePayouts } from './steps/payouts.ts';
import type { LazadaApi, StepTools } from './steps/step.ts';
import { advanceTransactions } from './steps/transactions.ts';
import { Seller } from './wire.ts';

export type LazadaTools = { http: Http; now: () => Date; account: LazadaAccount; redirectUri: string };

const ADVANCE: Partial<Record<PullKind, (tools: StepTools) => Promise<StepOutcome>>> = {
  orders: advanceOrders,
  payouts: advancePayouts,
  health: advanceHealth,
  refunds: advanceTransactions,
  stock: advanceStock,
  ads: advanceAds,
};

const WORKS = { is: 'works' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: WORKS,
  revoke: { is: 'notOffered', why: 'the seller ends it in Seller Center; no call of ours can' },
  orders: WORKS,
  refunds: WORKS,
  payouts: WORKS,
  stock: WORKS,
  ads: WORKS,
  health: WORKS,
  debt: { is: 'notOffered', why: "no list of Lazada's tells a loan to the seller" },
};

/** Lazada, by its Open Platform. One connection is one shop in one country; no buyer's data is read. */
export function createLazada(options: LazadaTools): SourceAdapter<'shop'> {
  const { http, now, account, redirectUri } = options;
  const tools: IopTools = { http, now, app: account };
  const tokenHost = { host: `${account.hosts.auth}/rest` };
  const refresh = (credential: SourceCredential) => refreshTokens(tools, tokenHost, credential);
  const apiFor = (use: TokenUse): LazadaApi => {
    const { region } = use.holder.credential;
    invariant(isCountry(region), 'createLazada: a country of Lazada');
    const host = account.hosts.api[region];
    const send = <T>(request: Pick<IopRequest<T>, 'path' | 'parameters' | 'method' | 'answer'>) =>
      withToken(use, (accessToken) => callIop(tools, { host, signedPath: request.path, accessToken, ...request }));
    return {
      call: (path, parameters, answer) => send({ path, parameters, answer }),
      post: (path, parameters, answer) => send({ path, parameters, answer, method: 'POST' }),
    };
  };

  return {
    kind: 'shop',
    cells: CELLS,
    link: {
      urlFor({ region, state }) {
        const query = new URLSearchParams({
          response_type: 'code',
          force_auth: 'true',
          redirect_uri: redirectUri,
          client_id: account.appKey,
          country: region,
          state,
        });
        return `${account.hosts.auth}/oauth/authorize?${query.toString()}`;
      },
      readAnswer: ({ state = '', code, error }) => (code && !error ? { state, grant: { code } } : { state }),
    },
    async connect({ region, grant: { code = '' } }) {
      const granted = await exchangeCode(tools, tokenHost, code);
      if (granted.tag !== 'ok') return notAuthorised(granted);
      const here = granted.value.countries.find(({ country }) => country.toLowerCase() === region);
      if (!here) return err({ tag: 'AuthorisationRefused', code: 'otherCountry' });
      return ok({ region, sellerId: here.seller_id, secrets: granted.value.secrets });
    },
    describe: (credential) => describe(apiFor(justConnected(credential, now)), credential),
    plan: planLazada,
    essential: ['orders'],
    advance: (step, context) => {
      const advance = ADVANCE[step.kind];
      const { region } = context.credential;
      invariant(advance !== undefined && isCountry(region), 'createLazada: a step of its own plan');
      const api = apiFor({ holder: holderOf(context), now, refresh });
      return advance({ api, step, context, ...COUNTRIES[region] });
    },
    assemble: (identity, steps, results, asOf) =>
      assembleShop({ marketplace: 'lazada', identity, steps, results, asOf }),
    estimateMs: estimateLazadaMs,
  };
}

async function describe(
  api: LazadaApi,
  { region, sellerId }: SourceCredential,
): Promise<Result<SourceIdentity, AuthorisationError>> {
  const seller = await api.call('/seller/get', {}, Seller);
  if (seller.tag !== 'ok') return notAuthorised(seller);
  const { seller_id, name, name_company: companyName, status } = seller.value;
  if (seller_id !== sellerId) return err({ tag: 'AuthorisationRefused', code: 'otherSeller' });
  return ok({
    sellerId,
    shopName: name ?? '',
    ...(companyName ? { companyName } : {}),
    marketplaceIds: [region],
    suspended: status === 'INACTIVE' || status === 'DELETED',
  });
}
