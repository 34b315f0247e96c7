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
import { createClient, type EbayTools } from './client.ts';
import { planPull } from './plan.ts';
import { ADVANCE } from './steps.ts';
import { askToken, SCOPES, secretsOf } from './tokens.ts';
import { User } from './wire.ts';

const WORKS = { is: 'works' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: WORKS,
  revoke: { is: 'notOffered', why: 'the seller ends it in the account settings of eBay; no call of ours can' },
  orders: WORKS,
  refunds: WORKS,
  payouts: WORKS,
  stock: WORKS,
  ads: WORKS,
  health: WORKS,
  debt: { is: 'assumed', confirm: 'transactions of a seller who pays back eBay Seller Capital' },
};

/** Several calls a second are within eBay's daily limits, so the answers are what takes time. */
const STEP_MS = 1_500;

/** eBay, by its REST APIs; Finances with a digital signature. */
export function createEbay(tools: EbayTools): SourceAdapter<'shop'> {
  const { account, now } = tools;
  return {
    kind: 'shop',
    cells: CELLS,
    link: {
      urlFor({ state }) {
        const query = new URLSearchParams({
          client_id: account.clientId,
          redirect_uri: account.ruName,
          response_type: 'code',
          scope: SCOPES,
          state,
          prompt: 'login',
        });
        return `${account.hosts.auth}/oauth2/authorize?${query.toString()}`;
      },
      readAnswer: ({ state = '', code, error }) => (code && !error ? { state, grant: { code } } : { state }),
    },
    async connect({ region, grant: { code = '' } }) {
      const ask = { grant_type: 'authorization_code', code, redirect_uri: account.ruName };
      const granted = await askToken(tools, ask);
      if (granted.tag !== 'ok') return notAuthorised(granted);
      if (granted.value.refresh_token === undefined)
        return err({ tag: 'MarketplaceUnknown', cause: 'no refresh token in the answer' });
      return ok({ region, sellerId: '', secrets: secretsOf(granted.value, now()) });
    },
    describe: (credential) => describeUser(tools, credential),
    plan: planPull,
    essential: ['orders'],
    advance(step, context) {
      const advance = ADVANCE[step.kind];
      invariant(advance !== undefined, 'createEbay: a step of its own plan');
      return advance({ client: createClient(tools, holderOf(context)), step, context });
    },
    assemble: (identity, steps, results, asOf) => assembleShop({ marketplace: 'ebay', identity, steps, results, asOf }),
    estimateMs: (steps) => steps.length * STEP_MS,
  };
}

/** The name a seller is known by may change; the id does not. A person's account tells no company. */
async function describeUser(
  tools: EbayTools,
  credential: SourceCredential,
): Promise<Result<SourceIdentity, AuthorisationError>> {
  const client = createClient(tools, holderOf({ credential, renew: async () => {} }));
  const user = await client.get({ host: 'apiz', path: '/commerce/identity/v1/user/', answer: User });
  if (user.tag !== 'ok') return notAuthorised(user);
  const { userId, username, status, registrationMarketplaceId, businessAccount } = user.value;
  return ok({
    sellerId: userId,
    shopName: username,
    ...(businessAccount?.name ? { companyName: businessAccount.name } : {}),
    marketplaceIds: [registrationMarketplaceId],
    suspended: status === 'ACCOUNTONHOLD',
  });
}
