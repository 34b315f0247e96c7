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
import { estimatePullMs } from './estimate.ts';
import { assembleFacts } from './facts/assemble.ts';
import { createLwa } from './lwa.ts';
import { planPull } from './plan.ts';
import { identityOf } from './shop-identity.ts';
import { type ApiOutcome, createSpApi, type SpApi } from './sp-api.ts';
import { advanceEvents } from './steps/events.ts';
import { advanceHealth } from './steps/health.ts';
import { advanceOrders } from './steps/orders.ts';
import { advancePayouts } from './steps/payouts.ts';
import { advanceSettlements } from './steps/settlements.ts';
import type { StepTools } from './steps/step.ts';
import { advanceStock } from './steps/stock.ts';
import { advanceStockAges } from './steps/stock-ages.ts';
import { advanceTraffic } from './steps/traffic.ts';
import { GetAccountResponse, GetMarketplaceParticipationsResponse } from './wire/sellers.ts';

/** Amazon keeps one host for each part of the world. */
type Region = 'na' | 'eu' | 'fe';

export type AmazonOptions = {
  http: Http;
  now: () => Date;
  clientId: string;
  clientSecret: string;
  applicationId: string;
  redirectUri: string;
  /** A draft application is authorised with `version=beta`. */
  isDraft?: boolean;
  /** Base URLs without a trailing slash. */
  hosts: {
    sellerCentral: Readonly<Record<Region, string>>;
    api: Readonly<Record<Region, string>>;
    lwa: string;
  };
};

const ADVANCE: Partial<Record<PullKind, (tools: StepTools) => Promise<StepOutcome>>> = {
  orders: advanceOrders,
  traffic: advanceTraffic,
  settlements: advanceSettlements,
  payouts: advancePayouts,
  events: advanceEvents,
  health: advanceHealth,
  stock: advanceStock,
  stockAges: advanceStockAges,
};

const WORKS = { is: 'works' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: WORKS,
  revoke: { is: 'notOffered', why: 'the seller ends it in Seller Central; no call of ours can' },
  orders: WORKS,
  refunds: WORKS,
  payouts: WORKS,
  stock: WORKS,
  ads: WORKS,
  health: WORKS,
  debt: WORKS,
};

/** Amazon, by its Selling Partner API. No buyer's data is asked for, so no restricted token is ever needed. */
export function createAmazon(options: AmazonOptions): SourceAdapter<'shop'> {
  const { http, now, hosts, redirectUri } = options;
  const lwa = createLwa({ ...options, host: hosts.lwa });
  const apiFor = (credential: SourceCredential) =>
    createSpApi({ http, lwa, now, credential, host: hosts.api[regionOf(credential.region)] });

  return {
    kind: 'shop',
    cells: CELLS,
    link: {
      urlFor({ region, state }) {
        const query = new URLSearchParams({ application_id: options.applicationId, state, redirect_uri: redirectUri });
        if (options.isDraft) query.set('version', 'beta');
        return `${hosts.sellerCentral[regionOf(region)]}/apps/authorize/consent?${query.toString()}`;
      },
      readAnswer({ state = '', selling_partner_id: sellerId, spapi_oauth_code: code, error }) {
        return sellerId && code && !error ? { state, grant: { code, sellerId } } : { state };
      },
    },

    async connect({ region, grant: { code = '', sellerId = '' } }) {
      const token = await lwa.exchange(code, redirectUri);
      return token.ok ? ok({ region, sellerId, secrets: { refreshToken: token.value.refreshToken } }) : token;
    },

    describe: (credential) => describeShop(apiFor(credential), credential),
    plan: planPull,
    essential: ['orders'],
    advance: (step, context) => {
      const advance = ADVANCE[step.kind];
      invariant(advance !== undefined, 'createAmazon: a step of its own plan');
      return advance({ api: apiFor(context.credential), http, now, step, context });
    },
    assemble: (identity, steps, results, asOf) => assembleFacts({ identity, steps, results, asOf }),
    estimateMs: estimatePullMs,
  };
}

const regionOf = (region: string): Region => {
  invariant(region === 'na' || region === 'eu' || region === 'fe', 'createAmazon: a region of Amazon');
  return region;
};

async function describeShop(
  api: SpApi,
  credential: SourceCredential,
): Promise<Result<SourceIdentity, AuthorisationError>> {
  const participations = await api.call({
    operation: 'getMarketplaceParticipations',
    method: 'GET',
    path: '/sellers/v1/marketplaceParticipations',
    answer: GetMarketplaceParticipationsResponse,
  });
  if (participations.tag !== 'ok') return notDescribed(participations);
  const account = await api.call({
    operation: 'getAccount',
    method: 'GET',
    path: '/sellers/v1/account',
    answer: GetAccountResponse,
  });
  if (account.tag !== 'ok') return notDescribed(account);
  return ok(identityOf(credential, participations.value.payload, account.value.payload));
}

function notDescribed(outcome: Exclude<ApiOutcome<unknown>, { tag: 'ok' }>): Result<never, AuthorisationError> {
  switch (outcome.tag) {
    case 'authorisationEnded':
      return err({ tag: 'AuthorisationRefused', code: 'accessDenied' });
    case 'refused':
      return err({ tag: 'AuthorisationRefused', code: `${outcome.status} ${outcome.code}`.trim() });
    case 'quota':
      return err({ tag: 'MarketplaceUnknown', cause: 'quota' });
    case 'unknown':
      return err({ tag: 'MarketplaceUnknown', cause: outcome.cause });
  }
}
