import { type Context, Hono } from 'hono';
import type { Grant, Grants } from '../kernel/grants.ts';
import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { ACCOUNT_FIELDS, type AdAccount, adAccounts, userIdOf } from './accounts.ts';
import { readInsights } from './insights.ts';
import { pageOf } from './pages.ts';
import { type GraphProblem, noObject, noPath, PROBLEMS, refuse, wrongParameter } from './problems.ts';
import { appSecretProof, createTokenApp, readToken } from './tokens.ts';
import { createUsage } from './usage.ts';

const NEEDED_SCOPE = 'ads_read';
const NEEDS_NO_SCOPE = /\/me(\/permissions)?$/;

type Graph = { world: World; trade: WorldTrade; grants: Grants };

/** graph.facebook.com, as far as reading an ad account goes. */
export function createGraphApp(graph: Graph): Hono {
  const app = new Hono().basePath('/:version{v\\d+\\.\\d+}');
  app.route('/oauth/access_token', createTokenApp(graph));
  addPerson(app, graph);
  addAccounts(app, graph);
  app.all('*', (c) => refuse(c, noPath(`/${c.req.path.split('/').slice(4).join('/')}`)));
  return app;
}

type OwnerRun = (c: Context, owner: Grant) => Response;

const withOwner =
  ({ grants }: Graph, run: OwnerRun) =>
  (c: Context) => {
    const owner = readOwner(c, grants);
    return 'code' in owner ? refuse(c, owner) : run(c, owner);
  };

/** The person whose token it is, and what they let the app do. */
function addPerson(app: Hono, graph: Graph): void {
  const { world, trade, grants } = graph;
  const show: OwnerRun = (c, { shopId }) => c.json({ id: userIdOf(shopId), name: findCompany(shopId)?.englishName });
  const permissions: OwnerRun = (c, { note = '' }) =>
    c.json({ data: note.split(',').map((permission) => ({ permission, status: 'granted' })) });
  const withdraw: OwnerRun = (c, { shopId }) => {
    grants.revoke(shopId);
    return c.json({ success: true });
  };
  const accounts: OwnerRun = (c, { shopId }) => {
    const shown = adAccounts(trade)
      .filter(({ shop }) => shop.companyKey === shopId)
      .map((account) => readAccount(c, account, { trade, now: world.now().getTime() }));
    return answer(c, shown.find(isProblem) ?? pageOf(world, c, shown));
  };
  app.get('/me', withOwner(graph, show));
  app.get('/me/permissions', withOwner(graph, permissions));
  app.delete('/me/permissions', withOwner(graph, withdraw));
  app.get('/me/adaccounts', withOwner(graph, accounts));
}

/** An ad account of that person, and what it brought. */
function addAccounts(app: Hono, graph: Graph): void {
  const { world, trade } = graph;
  const usage = createUsage(world);
  const withAccount = (run: (c: Context, account: AdAccount, now: number) => Response) =>
    withOwner(graph, (c, owner) => {
      const id = (c.req.param('account') ?? '').replace(/^act_/, '');
      const account = adAccounts(trade).find((known) => known.id === id && known.shop.companyKey === owner.shopId);
      if (!account) return refuse(c, noObject(c.req.method, `act_${id}`));
      return usage.take(c, id) ? run(c, account, world.now().getTime()) : refuse(c, PROBLEMS.tooManyCalls);
    });
  app.get(
    '/:account{act_\\d+}',
    withAccount((c, account, now) => answer(c, readAccount(c, account, { trade, now }))),
  );
  app.get(
    '/:account{act_\\d+}/insights',
    withAccount((c, account, now) => {
      const rows = readInsights({ trade, now }, account, c.req.query());
      return answer(c, isProblem(rows) ? rows : pageOf(world, c, rows));
    }),
  );
}

const isProblem = (value: object): value is GraphProblem => 'code' in value && 'message' in value;

const answer = (c: Context, value: object): Response => (isProblem(value) ? refuse(c, value) : c.json(value));

/** Who calls: the token comes in the query or in the header, with the proof beside it. */
function readOwner(c: Context, grants: Grants): Grant | GraphProblem {
  const bearer = /^(?:Bearer|OAuth) (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  const token = c.req.query('access_token') ?? bearer;
  if (!token) return PROBLEMS.tokenMissing;
  const owner = readToken(grants, token);
  if ('code' in owner) return owner;
  const proof = c.req.query('appsecret_proof');
  if (!proof) return PROBLEMS.proofMissing;
  if (proof !== appSecretProof(token)) return PROBLEMS.proofWrong;
  if (owner.note?.split(',').includes(NEEDED_SCOPE) || NEEDS_NO_SCOPE.test(c.req.path)) return owner;
  return {
    message: `(#200) Ad account owner has NOT grant ads_management or ads_read permission`,
    type: 'OAuthException',
    code: 200,
  };
}

/** `id` always comes; the other fields only when asked for. */
function readAccount(c: Context, account: AdAccount, asked: { trade: WorldTrade; now: number }): object | GraphProblem {
  const fields = (c.req.query('fields') ?? 'account_id').split(',').filter((name) => name !== '' && name !== 'id');
  const unknown = fields.find((name) => !(name in ACCOUNT_FIELDS));
  if (unknown) return wrongParameter(`Tried accessing nonexisting field (${unknown}) on node type (AdAccount)`);
  const told = fields.map((name) => [name, ACCOUNT_FIELDS[name]?.(account, asked)] as const);
  return { ...Object.fromEntries(told), id: `act_${account.id}` };
}
