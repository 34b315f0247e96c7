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
import { createClient, type TemuTools } from './client.ts';
import { planPull } from './plan.ts';
import { ADVANCE } from './steps.ts';
import { MallInfo, TokenInfo } from './wire.ts';

const WORKS = { is: 'works' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: { is: 'notOffered', why: 'the seller copies a new token in Seller Center when the old one ends' },
  revoke: { is: 'notOffered', why: 'the seller ends it in Seller Center; no call of ours can' },
  orders: WORKS,
  refunds: WORKS,
  payouts: { is: 'notOffered', why: 'Temu tells of no payouts: the payment company does' },
  stock: WORKS,
  ads: { is: 'assumed', confirm: 'a live advertising report, whose figures the page does not lay out' },
  health: { is: 'notOffered', why: 'no call tells of a score or of violations' },
  debt: { is: 'notOffered', why: 'Temu tells of no loans' },
};

/** Thirty days of a thousand orders, a call for each at twenty a second. Source: partner-us.temu.com, rate limit rule. */
const PRICED_STEP_MS = 50_000;
const STEP_MS = 2_000;

/** Temu: sales of sellers who ship themselves, and the supplies of those who supply Temu. */
export function createTemu(tools: TemuTools): SourceAdapter<'shop'> {
  return {
    kind: 'shop',
    cells: CELLS,
    // A token says nothing of itself; whose it is, and whether it is good, is asked next.
    connect: async ({ region, typed: { accessToken = '' } }) => ok({ region, sellerId: '', secrets: { accessToken } }),
    describe: (credential) => describeMall(tools, credential),
    plan: planPull,
    essential: ['orders'],
    advance(step, context) {
      const advance = ADVANCE[step.kind];
      invariant(advance !== undefined, 'createTemu: a step of its own plan');
      return advance({ client: createClient(tools, context.credential), step, context });
    },
    assemble: (identity, steps, results, asOf) => assembleShop({ marketplace: 'temu', identity, steps, results, asOf }),
    estimateMs: (steps) => {
      const isSupplier = steps.some(({ kind }) => kind === 'stock');
      return steps.reduce((sum, { kind }) => sum + (kind === 'orders' && !isSupplier ? PRICED_STEP_MS : STEP_MS), 0);
    },
  };
}

/** Abroad a mall is a number and nothing else. A mall that ships itself has its orders there, not in China. */
async function describeMall(
  tools: TemuTools,
  credential: SourceCredential,
): Promise<Result<SourceIdentity, AuthorisationError>> {
  const client = createClient(tools, credential);
  const token = await client.call('bg.open.accesstoken.info.get', {}, TokenInfo);
  if (token.tag !== 'ok') return notAuthorised(token);
  const identity = {
    sellerId: token.value.mallId,
    shopName: '',
    marketplaceIds: [credential.region],
    suspended: false,
  };
  if (client.gateway !== 'cn') return ok(identity);
  const mall = await client.call('bg.mall.info.get', {}, MallInfo);
  if (mall.tag !== 'ok') return notAuthorised(mall);
  const { mallName, semiManagedMall, companyName, mallStatus } = mall.value;
  return ok({
    ...identity,
    shopName: mallName,
    ...(companyName ? { companyName } : {}),
    marketplaceIds: semiManagedMall ? [] : [credential.region],
    suspended: mallStatus === 2,
  });
}
