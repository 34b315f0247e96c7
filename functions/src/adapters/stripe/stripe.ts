import { invariant } from '@loan/shared/invariant';
import { ok } from '@loan/shared/result';
import type { Instant } from '@loan/shared/time/instant';
import type { PullKind, PullStep, SourceAdapter, SourceIdentity, StepOutcome } from '../../ports/source-adapter.ts';
import { notAuthorised } from '../kit/answers.ts';
import { chineseName } from '../kit/chinese-name.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';
import { createClient, deauthorise, exchange, type StripeTools } from './client.ts';
import { assemble } from './facts.ts';
import { kindOf, readCharges, readPayouts, readProfile, type StepTools } from './steps.ts';
import { Account } from './wire.ts';

export type StripeOptions = StripeTools & { redirectUri: string };

const WORKS = { is: 'works' } as const;
const noShop = { is: 'notOffered', why: 'a payment processor sees money, not the trade behind it' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: { is: 'notOffered', why: 'the permission of Stripe Connect has no end of its own' },
  revoke: WORKS,
  orders: noShop,
  refunds: WORKS,
  payouts: WORKS,
  stock: noShop,
  ads: noShop,
  health: noShop,
  debt: { is: 'assumed', confirm: 'with a seller of Stripe Capital: the reporting categories financing_…' },
};

const READ: Partial<Record<PullKind, (tools: StepTools) => Promise<StepOutcome>>> = {
  profile: readProfile,
  charges: readCharges,
  payouts: readPayouts,
};

const CHARGE_DAYS = 30;
const PAYOUT_DAYS = 90;
/** Stripe allows a hundred reads a second; one page at a time, each takes a quarter of one. */
const CALL_MS = 250;
/** Two thousand movements in a window. */
const PAGES_A_STEP = 20;

/** Stripe: what buyers of an independent site were charged, what went back to them, and what was paid out. */
export function createStripe(options: StripeOptions): SourceAdapter<'money'> {
  const { account, redirectUri } = options;
  return {
    kind: 'money',
    cells: CELLS,
    link: {
      urlFor({ state }) {
        const query = {
          response_type: 'code',
          client_id: account.clientId,
          scope: 'read_only',
          redirect_uri: redirectUri,
          state,
        };
        return `${account.hosts.connect}/oauth/authorize?${new URLSearchParams(query).toString()}`;
      },
      readAnswer: ({ state = '', code, error }) => (code && !error ? { state, grant: { code } } : { state }),
    },

    async connect({ region, grant: { code = '' } }) {
      const connected = await exchange(options, code);
      return connected.ok ? ok({ region, sellerId: connected.value, secrets: {} }) : connected;
    },

    async describe({ sellerId }) {
      const shown = await createClient(options, sellerId).get('/v1/account', {}, Account);
      return shown.tag === 'ok' ? ok(identityOf(shown.value)) : notAuthorised(shown);
    },

    revoke: ({ sellerId }) => deauthorise(options, sellerId),
    plan: (_, asOf) => planPull(asOf),
    essential: ['charges'],
    advance(step, context) {
      const read = READ[step.kind];
      invariant(read !== undefined, 'createStripe: a step of its own plan');
      return read({ stripe: createClient(options, context.credential.sellerId), step, context });
    },
    assemble: (identity, steps, results, asOf) => assemble({ identity, steps, results, asOf }),
    estimateMs: (steps) => steps.length * PAGES_A_STEP * CALL_MS,
  };
}

function planPull(asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf);
  return [
    { id: 'profile', kind: 'profile' },
    ...windowsBack('charges', end, { days: CHARGE_DAYS }),
    ...windowsBack('payouts', end, { days: PAYOUT_DAYS }),
  ];
}

/** An account that may not charge is one Stripe has stopped, or that was never finished. A person's name is told to nobody. */
function identityOf(account: Account): SourceIdentity {
  const shopName = account.business_profile?.name || account.settings?.dashboard?.display_name || account.id;
  return {
    sellerId: account.id,
    shopName: shopName.slice(0, 200),
    ...(kindOf(account) === 'company' ? chineseName(account.company?.name) : {}),
    marketplaceIds: [account.id.slice(0, 40)],
    suspended: !account.charges_enabled,
  };
}
