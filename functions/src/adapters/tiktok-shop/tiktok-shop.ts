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
import { type Client, createClient, type TiktokShopTools } from './client.ts';
import { marketplaceIdOf, planPull } from './plan.ts';
import { ADVANCE } from './steps.ts';
import { askToken, secretsOf } from './tokens.ts';
import { ActiveShops, AuthorizedShops } from './wire.ts';

const WORKS = { is: 'works' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: { is: 'assumed', confirm: "the app's own authorisation link and the first redirect" },
  refresh: WORKS,
  revoke: { is: 'notOffered', why: 'the seller ends it in Seller Center; no call of ours can' },
  orders: WORKS,
  refunds: WORKS,
  payouts: WORKS,
  stock: WORKS,
  ads: { is: 'notOffered', why: 'TikTok for Business tells of advertising, under a permission of its own' },
  health: { is: 'notOffered', why: 'no call tells of violation points; late dispatch is seen from the orders' },
  debt: { is: 'notOffered', why: 'TikTok Shop tells of no loans' },
};

/** assumed: no quota is published for an app; confirm: Partner Center, once the app is listed. */
const STEP_MS = 1_500;

/** TikTok Shop, by its open platform of 202309. */
export function createTiktokShop(tools: TiktokShopTools): SourceAdapter<'shop'> {
  const { account } = tools;
  return {
    kind: 'shop',
    cells: CELLS,
    link: {
      urlFor({ region, state }) {
        const host = account.hosts.authorise[region === 'us' ? 'us' : 'global'];
        return `${host}/open/authorize?${new URLSearchParams({ service_id: account.serviceId, state }).toString()}`;
      },
      // assumed: a seller who says no comes back without a code; confirm: with the first refusal.
      readAnswer: ({ state = '', code }) => (code ? { state, grant: { code } } : { state }),
    },
    async connect({ region, grant: { code = '' } }) {
      const granted = await askToken(tools, { grant_type: 'authorized_code', auth_code: code });
      if (granted.tag !== 'ok') return notAuthorised(granted);
      return ok({ region, sellerId: granted.value.open_id, secrets: secretsOf(granted.value) });
    },
    describe: (credential) =>
      describeShops(createClient(tools, holderOf({ credential, renew: async () => {} })), credential),
    plan: planPull,
    essential: ['orders'],
    advance(step, context) {
      const advance = ADVANCE[step.kind];
      invariant(advance !== undefined, 'createTiktokShop: a step of its own plan');
      return advance({ client: createClient(tools, holderOf(context)), step, context });
    },
    assemble: (identity, steps, results, asOf) =>
      assembleShop({ marketplace: 'tiktokShop', identity, steps, results, asOf }),
    estimateMs: (steps) => steps.length * STEP_MS,
  };
}

/** A shop is known by its own id, which payment companies know it by too; several of one seller by the first of them. */
async function describeShops(
  client: Client,
  { sellerId }: SourceCredential,
): Promise<Result<SourceIdentity, AuthorisationError>> {
  const authorised = await client.call({ method: 'GET', path: '/authorization/202309/shops', answer: AuthorizedShops });
  if (authorised.tag !== 'ok') return notAuthorised(authorised);
  const shops = [...authorised.value.shops].sort((a, b) => (a.id < b.id ? -1 : 1));
  const active = await client.call({ method: 'GET', path: '/seller/202309/shops', answer: ActiveShops });
  if (active.tag === 'unknown' || active.tag === 'quota') return err({ tag: 'MarketplaceUnknown', cause: 'shops' });
  const [first] = shops;
  return ok({
    sellerId: first?.id ?? sellerId,
    shopName: first?.name ?? '',
    marketplaceIds: shops.map(marketplaceIdOf),
    // The scope may not cover this list; what it does not tell is not held against the seller.
    suspended:
      active.tag === 'ok' &&
      shops.length > 0 &&
      !shops.some(({ id }) => active.value.shops.some((shop) => shop.id === id)),
  });
}
