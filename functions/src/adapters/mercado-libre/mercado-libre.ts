import { invariant } from '@loan/shared/invariant';
import { ok, type Result } from '@loan/shared/result';
import type {
  AuthorisationError,
  SourceAdapter,
  SourceCredential,
  SourceIdentity,
} from '../../ports/source-adapter.ts';
import { notAuthorised } from '../kit/answers.ts';
import { assembleShop } from '../kit/assemble-shop.ts';
import { holderOf } from '../kit/fresh-token.ts';
import { justConnected } from '../kit/just-connected.ts';
import { siteOf } from './account.ts';
import { type Client, createClient, type MercadoLibreTools, useOf } from './client.ts';
import { planPull } from './plan.ts';
import { ADVANCE } from './steps.ts';
import { askToken, secretsOf } from './tokens.ts';
import { User } from './wire.ts';

const WORKS = { is: 'works' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: WORKS,
  revoke: WORKS,
  orders: WORKS,
  refunds: WORKS,
  payouts: {
    is: 'assumed',
    confirm: 'that a token of Mercado Libre opens the reports of Mercado Pago: a first seller',
  },
  stock: WORKS,
  ads: { is: 'notOffered', why: 'Product Ads tells of the last 90 days only, and a year is asked for' },
  health: WORKS,
  debt: { is: 'notOffered', why: 'no call tells of a loan of Mercado Crédito' },
};

/** assumed: no quota is published but 18,000 calls an hour for an application; confirm: GET /applications/{id} of ours. */
const STEP_MS = 1_500;
/** "Some minutes", says Mercado Pago of a report. */
const REPORT_MS = 120_000;

/**
 * Mercado Libre (美客多), by its REST APIs, of a seller in one country. A seller of Global Selling (site CBT) has other
 * paths, /marketplace/…, and is told to be in another region.
 */
export function createMercadoLibre(tools: MercadoLibreTools): SourceAdapter<'shop'> {
  const { account, now, redirectUri } = tools;
  const clientOf = (credential: SourceCredential) => createClient(tools, justConnected(credential, now));
  return {
    kind: 'shop',
    cells: CELLS,
    link: {
      urlFor({ region, state }) {
        const host = account.hosts.auth[region === 'br' ? 'br' : 'mx'];
        const query = { response_type: 'code', client_id: account.clientId, redirect_uri: redirectUri, state };
        return `${host}/authorization?${new URLSearchParams(query).toString()}`;
      },
      readAnswer: ({ state = '', code, error }) => (code && !error ? { state, grant: { code } } : { state }),
    },
    async connect({ region, grant: { code = '' } }) {
      const granted = await askToken(tools, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
      if (granted.tag !== 'ok') return notAuthorised(granted);
      return ok({ region, sellerId: granted.value.user_id, secrets: secretsOf(granted.value, now()) });
    },
    describe: (credential) => describeUser(clientOf(credential), credential),
    revoke(credential) {
      // By now the access token has usually ended. What takes its place is not kept: the permission goes with it.
      const holder = holderOf({ credential, renew: async () => {} });
      return revoke(createClient(tools, useOf(tools, holder)), account.clientId, credential);
    },
    plan: planPull,
    essential: ['orders'],
    advance(step, context) {
      const advance = ADVANCE[step.kind];
      invariant(advance !== undefined, 'createMercadoLibre: a step of its own plan');
      return advance({ client: createClient(tools, useOf(tools, holderOf(context))), step, context });
    },
    assemble: (identity, steps, results, asOf) =>
      assembleShop({ marketplace: 'mercadoLibre', identity, steps, results, asOf }),
    estimateMs: (steps) => steps.reduce((sum, { kind }) => sum + (kind === 'payouts' ? REPORT_MS : STEP_MS), 0),
  };
}

/** A seller of another country than the one chosen has nothing there. */
async function describeUser(
  client: Client,
  { region }: SourceCredential,
): Promise<Result<SourceIdentity, AuthorisationError>> {
  const user = await client.read({ path: '/users/me', answer: User });
  if (user.tag !== 'ok') return notAuthorised(user);
  const { id, nickname, site_id, company, status } = user.value;
  return ok({
    sellerId: id,
    shopName: nickname,
    ...(company?.corporate_name ? { companyName: company.corporate_name } : {}),
    marketplaceIds: site_id === siteOf(region).site ? [site_id] : [],
    suspended: status !== undefined && status.site_status !== 'active',
  });
}

/** Source: "Application manager", Revoke user authorization. */
async function revoke(
  client: Client,
  clientId: string,
  { sellerId }: SourceCredential,
): Promise<Result<void, AuthorisationError>> {
  const path = `/users/${encodeURIComponent(sellerId)}/applications/${clientId}`;
  const ended = await client.ask({ method: 'DELETE', path });
  return ended.tag === 'ok' ? ok(undefined) : notAuthorised(ended);
}
