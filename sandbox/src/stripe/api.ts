import { type Context, Hono } from 'hono';
import type { Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import { createRate } from '../kernel/rate.ts';
import type { World } from '../kernel/world.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { whoseAccount } from './access.ts';
import { presentAccount, presentBalance } from './account.ts';
import { listObjects } from './list.ts';
import { presentBankAccount } from './payout.ts';
import { noAccess, noSuch, noUrl, PROBLEMS, refuse, type StripeProblem } from './problems.ts';
import {
  BALANCE_TRANSACTIONS,
  CHARGES,
  DISPUTES,
  PAYOUTS,
  REFUNDS,
  type Reading,
  type Resource,
  type StripeObject,
} from './resources.ts';

const RESOURCES: readonly [path: string, resource: Resource][] = [
  ['/charges', CHARGES],
  ['/refunds', REFUNDS],
  ['/disputes', DISPUTES],
  ['/payouts', PAYOUTS],
  ['/balance_transactions', BALANCE_TRANSACTIONS],
];

/** Source: docs.stripe.com/rate-limits: 25 reads a second in test mode. */
const RATE = { perSecond: 25, burst: 25 };
const USUAL_VERSION = '2026-10-28.endive';

type ApiOptions = { world: World; trade: WorldTrade; grants: Grants };
type Run = (c: Context, reading: Reading) => StripeObject | StripeProblem;
type Read = (run: Run) => (c: Context) => Response;

/** api.stripe.com, as far as reading an account goes. */
export function createApiApp(options: ApiOptions): Hono {
  const { trade } = options;
  const app = new Hono().basePath('/v1');
  const read = createReader(options);
  const one: Run = (c, { account }) => {
    const id = c.req.param('id') ?? '';
    return id === account.id ? presentAccount(trade, account) : noAccess(id);
  };
  app.get(
    '/account',
    read((_, { account }) => presentAccount(trade, account)),
  );
  app.get('/accounts/:id', read(one));
  app.get(
    '/balance',
    read((_, { account, now }) => presentBalance(trade, account, now)),
  );
  for (const [path, resource] of RESOURCES) addResource(app, read, { path, resource });
  app.all('*', (c) => refuse(c, noUrl(c.req.method, c.req.path.replace(/^.*\/api/, ''))));
  return app;
}

/** Lets a request in, and says whose account was read. */
function createReader({ world, trade, grants }: ApiOptions): Read {
  const allow = createRate(world, RATE);
  return (run) => (c) => {
    c.header('request-id', `req_${randomText(world.random, 14, LETTERS_AND_DIGITS)}`);
    c.header('stripe-version', c.req.header('stripe-version') ?? USUAL_VERSION);
    const account = whoseAccount({ world, trade, grants }, c);
    if ('status' in account) return refuse(c, account);
    if (!allow(account.id)) return tooManyStripe(c);
    c.header('stripe-account', account.id);
    const answer = run(c, { trade, account, now: world.now().getTime() });
    return isProblem(answer) ? refuse(c, answer) : c.json(answer);
  };
}

function addResource(app: Hono, read: Read, { path, resource }: { path: string; resource: Resource }): void {
  const list: Run = (c, reading) => {
    const found = listObjects(c, resource, reading);
    if ('status' in found) return found;
    return { ...found, data: found.data.map((object) => expand({ c, reading }, object, 'data.')) };
  };
  const retrieve: Run = (c, reading) => {
    const id = c.req.param('id') ?? '';
    const entry = resource.find(reading, id);
    return entry ? expand({ c, reading }, entry.present(), '') : noSuch(resource.noun, id);
  };
  app.get(path, read(list));
  app.get(`${path}/:id`, read(retrieve));
  app.post(
    path,
    read(() => PROBLEMS.readOnly),
  );
  app.on(
    ['POST', 'DELETE'],
    `${path}/:id`,
    read(() => PROBLEMS.readOnly),
  );
}

const isProblem = (answer: StripeObject | StripeProblem): answer is StripeProblem =>
  typeof answer['status'] === 'number';

/** The objects a reader of payouts asks to have written out: the bank account, and the movement. */
function expand({ c, reading }: { c: Context; reading: Reading }, object: StripeObject, prefix: string): StripeObject {
  const wished = Object.entries(c.req.query()).flatMap(([name, value]) => (name.startsWith('expand[') ? [value] : []));
  const wants = (field: string) => wished.includes(prefix + field) && typeof object[field] === 'string';
  const { account } = reading;
  const shop = account.shops.find((one) => presentBankAccount(account, one).id === object['destination']);
  const movement = wants('balance_transaction')
    ? BALANCE_TRANSACTIONS.find(reading, String(object['balance_transaction']))
    : undefined;
  return {
    ...object,
    ...(wants('destination') && shop && { destination: presentBankAccount(account, shop) }),
    ...(movement && { balance_transaction: movement.present() }),
  };
}

/** One request too many in Stripe's words. */
export function tooManyStripe(c: Context): Response {
  c.header('stripe-rate-limited-reason', 'global-rate');
  return refuse(c, PROBLEMS.tooMany);
}
