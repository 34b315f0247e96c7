import { AdFacts } from '@loan/shared/facts/ads';
import { invariant } from '@loan/shared/invariant';
import { ok } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceAdapter, SourceIdentity } from '../../ports/source-adapter.ts';
import { notAuthorised } from '../kit/answers.ts';
import { endsAt } from '../kit/fresh-token.ts';
import { coverageBy, type Pulled, reductionsOf, rejectedRowsOf, sourceHashesOf } from '../kit/pulled.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';
import { callApp, createGraph, deletePermissions, type GraphTools, VERSION } from './client.ts';
import { AdMonth, adMonthOf, mergeAds, statusOf } from './mapping.ts';
import { Profile, readAccounts, readAds, readProfile } from './steps.ts';
import { type AdAccount, TokenGranted } from './wire.ts';

export type MetaAdsOptions = GraphTools & { now: () => Date; redirectUri: string };

const WORKS = { is: 'works' } as const;
const noShop = { is: 'notOffered', why: 'an advertising platform sees advertising, not the trade behind it' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: { is: 'notOffered', why: 'a token lasts about sixty days; after that the seller logs in again' },
  revoke: WORKS,
  orders: noShop,
  refunds: noShop,
  payouts: noShop,
  stock: noShop,
  ads: WORKS,
  health: noShop,
  debt: noShop,
};

const WINDOW_DAYS = 90;
/** assumed: Meta's quota follows what an account spends; a call a second is far below any. confirm: in App Dashboard. */
const CALL_MS = 1_000;
/** As many advertising accounts as a source remembers are read, and no seller of ours has near as many. */
const ACCOUNTS_MAX = 40;

/** Meta Ads: what was spent on advertising an independent site, and the sales Meta ascribes to it. */
export function createMetaAds(options: MetaAdsOptions): SourceAdapter<'ads'> {
  const { account, now, redirectUri } = options;
  const app = { client_id: account.appId, client_secret: account.appSecret };
  const tokenOf = (query: Readonly<Record<string, string>>) =>
    callApp(options, '/oauth/access_token', { ...app, ...query }, TokenGranted);

  return {
    kind: 'ads',
    cells: CELLS,
    link: {
      urlFor({ state }) {
        const scope = 'ads_read,business_management';
        const query = { client_id: account.appId, redirect_uri: redirectUri, state, scope, response_type: 'code' };
        return `${account.hosts.dialog}/${VERSION}/dialog/oauth?${new URLSearchParams(query).toString()}`;
      },
      readAnswer: ({ state = '', code, error }) => (code && !error ? { state, grant: { code } } : { state }),
    },

    /** The token that a code brings lasts hours; it is exchanged for the one that lasts. */
    async connect({ region, grant: { code = '' } }) {
      const brief = await tokenOf({ redirect_uri: redirectUri, code });
      // A code that is used or ran out is error 100.
      if (brief.tag !== 'ok') return notAuthorised(brief);
      const token = await tokenOf({ grant_type: 'fb_exchange_token', fb_exchange_token: brief.value.access_token });
      if (token.tag !== 'ok') return notAuthorised(token);
      const { access_token: accessToken, expires_in: seconds } = token.value;
      const ends = seconds === undefined ? {} : { accessEndsAt: endsAt(now(), seconds) };
      return ok({ region, sellerId: '', secrets: { accessToken, ...ends } });
    },

    async describe({ secrets }) {
      const accounts = await readAccounts(createGraph(options, secrets['accessToken'] ?? ''));
      return accounts.tag === 'ok' ? ok(identityOf(accounts.value)) : notAuthorised(accounts);
    },

    async revoke({ secrets }) {
      const done = await deletePermissions(
        options,
        secrets['accessToken'] ?? '',
        z.object({ success: z.literal(true) }),
      );
      return done.tag === 'ok' ? ok(undefined) : notAuthorised(done);
    },

    plan: planPull,
    essential: ['ads'],
    advance(step, context) {
      const graph = createGraph(options, context.credential.secrets['accessToken'] ?? '');
      if (step.kind === 'profile') return readProfile({ graph, step, context });
      invariant(step.kind === 'ads', 'createMetaAds: a step of its own plan');
      return readAds({ graph, step, context });
    },
    assemble: (identity, steps, results, asOf) => assemble({ identity, steps, results, asOf }),
    estimateMs: (steps) => steps.length * CALL_MS,
  };
}

const planPull = ({ marketplaceIds }: SourceIdentity, asOf: Instant): PullStep[] => [
  { id: 'profile', kind: 'profile' },
  ...marketplaceIds.flatMap((account) => windowsBack('ads', lastMidnight(asOf), { days: WINDOW_DAYS, name: account })),
];

/** `business_name` is what somebody typed in once; nobody has proven it, so nothing is compared with it. */
function identityOf(accounts: readonly AdAccount[]): SourceIdentity {
  const sorted = [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, ACCOUNTS_MAX);
  const [first] = sorted;
  const shopName = first?.name || first?.id || 'Meta 广告';
  return {
    sellerId: first?.id ?? '',
    shopName: sorted.length > 1 ? `${shopName.slice(0, 150)} 等 ${sorted.length} 个广告账户` : shopName,
    marketplaceIds: sorted.map(({ id }) => id),
    suspended: sorted.length > 0 && statusOf(sorted) === 'closed',
  };
}

const Months = z.strictObject({ months: z.array(AdMonth) });
const MONTHS_MAX = 240;

function assemble(pulled: Pulled): AdFacts {
  const windows = reductionsOf(pulled, 'ads', Months);
  return AdFacts.parse({
    provider: 'metaAds',
    accountId: pulled.identity.sellerId,
    verified: true,
    status: reductionsOf(pulled, 'profile', Profile)[0]?.status ?? 'limited',
    coverage: coverageBy(pulled, 'ads'),
    months: mergeAds(windows.flatMap(({ months }) => months))
      .map(adMonthOf)
      .slice(-MONTHS_MAX),
    rejectedRows: rejectedRowsOf(pulled),
    sourceHashes: sourceHashesOf(pulled),
  });
}
