import { err, ok, type Result } from '@loan/shared/result';
import type {
  AuthorisationError,
  Marketplace,
  MarketplaceRegion,
  PullKind,
  ShopCredential,
  ShopIdentity,
  StepOutcome,
} from '../../ports/marketplace.ts';
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
import { advanceTraffic } from './steps/traffic.ts';
import { GetAccountResponse, GetMarketplaceParticipationsResponse } from './wire/sellers.ts';

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
    sellerCentral: Readonly<Record<MarketplaceRegion, string>>;
    api: Readonly<Record<MarketplaceRegion, string>>;
    lwa: string;
  };
};

const ADVANCE: Record<PullKind, (tools: StepTools) => Promise<StepOutcome>> = {
  orders: advanceOrders,
  traffic: advanceTraffic,
  settlements: advanceSettlements,
  payouts: advancePayouts,
  events: advanceEvents,
  health: advanceHealth,
  stock: advanceStock,
};

/** Amazon, by its Selling Partner API. No buyer's data is asked for, so no restricted token is ever needed. */
export function createAmazon(options: AmazonOptions): Marketplace {
  const { http, now, hosts, redirectUri } = options;
  const lwa = createLwa({ ...options, host: hosts.lwa });
  const apiFor = (credential: ShopCredential) =>
    createSpApi({ http, lwa, now, credential, host: hosts.api[credential.region] });

  return {
    authoriseUrl(region, state) {
      const query = new URLSearchParams({ application_id: options.applicationId, state, redirect_uri: redirectUri });
      if (options.isDraft) query.set('version', 'beta');
      return `${hosts.sellerCentral[region]}/apps/authorize/consent?${query.toString()}`;
    },

    async exchangeCode(region, code, sellerId) {
      const token = await lwa.exchange(code, redirectUri);
      return token.ok ? ok({ region, refreshToken: token.value.refreshToken, sellerId }) : token;
    },

    describeShop: (credential) => describeShop(apiFor(credential), credential),
    plan: planPull,
    advance: (step, context) => ADVANCE[step.kind]({ api: apiFor(context.credential), http, now, step, context }),
    assemble: (identity, steps, results, asOf) => assembleFacts({ identity, steps, results, asOf }),
    estimateMs: estimatePullMs,
  };
}

async function describeShop(api: SpApi, credential: ShopCredential): Promise<Result<ShopIdentity, AuthorisationError>> {
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
