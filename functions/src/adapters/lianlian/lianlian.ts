import { invariant } from '@loan/shared/invariant';
import { ok } from '@loan/shared/result';
import type { PullKind, SourceAdapter, SourceCredential, StepOutcome } from '../../ports/source-adapter.ts';
import type { Http } from '../http/http.ts';
import { notAuthorised } from '../kit/answers.ts';
import { holderOf } from '../kit/fresh-token.ts';
import { justConnected } from '../kit/just-connected.ts';
import type { TokenUse } from '../kit/with-token.ts';
import type { LianLianAccount } from './account.ts';
import { createClient } from './client.ts';
import { assemble } from './facts.ts';
import { estimateMs, planPull } from './plan.ts';
import { identityOf, readHoldings } from './profile.ts';
import { readFlows, readInflows, readProfile, readWithdrawals, type StepTools } from './steps.ts';
import { exchange, refresh } from './token.ts';

export type LianLianOptions = { http: Http; now: () => Date; redirectUri: string; account: LianLianAccount };

const WORKS = { is: 'works' } as const;
const noShop = { is: 'notOffered', why: 'a payment company sees money, not the trade behind it' } as const;
const CELLS: SourceAdapter['cells'] = {
  authorise: WORKS,
  refresh: WORKS,
  revoke: { is: 'notOffered', why: 'the user ends it in the console of LianLian; no call of ours can' },
  orders: noShop,
  refunds: noShop,
  payouts: WORKS,
  stock: noShop,
  ads: noShop,
  health: noShop,
  debt: {
    is: 'assumed',
    confirm: 'with LianLian: which business types of the statement (资金流水业务类型) are a debt',
  },
};

const READ: Partial<Record<PullKind, (tools: StepTools) => Promise<StepOutcome>>> = {
  profile: readProfile,
  inflows: readInflows,
  withdrawals: readWithdrawals,
  flows: readFlows,
};

/** LianLian (连连国际), as a third-party application: what reached the accounts of a user, and what left them. */
export function createLianLian(options: LianLianOptions): SourceAdapter<'money'> {
  const { now, redirectUri, account } = options;
  const clientFor = (use: TokenUse) => createClient({ ...options, use });

  return {
    kind: 'money',
    cells: CELLS,
    link: {
      urlFor({ state }) {
        const query = { response_type: 'code', client_id: account.clientId, state, redirect_uri: redirectUri };
        return `${account.hosts.authorise}?${new URLSearchParams(query).toString()}`;
      },
      readAnswer: ({ state = '', code, error }) => (code && !error ? { state, grant: { code } } : { state }),
    },

    async connect({ region, grant: { code = '' } }) {
      const granted = await exchange(options, code, redirectUri);
      if (granted.tag !== 'ok') return notAuthorised(granted);
      return ok({ region, sellerId: '', secrets: granted.value });
    },

    async describe(credential) {
      const holdings = await readHoldings(clientFor(justConnected(credential, now)));
      return holdings.tag === 'ok' ? ok(identityOf(holdings.value)) : notAuthorised(holdings);
    },

    plan: planPull,
    essential: ['profile', 'inflows'],
    advance(step, context) {
      const read = READ[step.kind];
      invariant(read !== undefined, 'createLianLian: a step of its own plan');
      const use = { holder: holderOf(context), now, refresh: (held: SourceCredential) => refresh(options, held) };
      return read({ lianlian: clientFor(use), step, context });
    },
    assemble: (identity, steps, results, asOf) => assemble({ identity, steps, results, asOf }),
    estimateMs,
  };
}
