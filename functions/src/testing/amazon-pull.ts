import { createHash } from 'node:crypto';
import type { Instant } from '@loan/shared/time/instant';
import { createAmazon } from '../adapters/amazon/amazon.ts';
import { createHttp } from '../adapters/http/http.ts';
import type { PullContext, PullStep, SourceIdentity, StepOutcome } from '../ports/source-adapter.ts';
import { gather } from './bytes.ts';
import { type Route, scriptedFetch } from './scripted-fetch.ts';

export const IDENTITY: SourceIdentity = {
  sellerId: 'A1',
  shopName: 'Shop',
  marketplaceIds: ['ATVPDKIKX0DER'],
  suspended: false,
};
export const NOW = '2026-11-22T09:30:00.000Z' as Instant;
export const CREDENTIAL = { region: 'na', secrets: { refreshToken: 'Atzr|REFRESH-SECRET' }, sellerId: 'A1' };

const regions = (url: string) => ({ na: url, eu: `${url}/eu`, fe: `${url}/fe` });
export const TOKENS: Route = [
  /POST \/auth\/o2\/token/,
  (_, times) => ({ json: { access_token: `Atza|ACCESS-${times}`, token_type: 'bearer', expires_in: 3600 } }),
];

/** The adapter before a scripted Amazon, with a store that remembers what it was given. */
export function scriptedAmazon(routes: readonly Route[]) {
  const amazon = scriptedFetch([...routes, TOKENS]);
  const kept = new Map<string, Buffer>();
  const clock = { now: new Date(NOW) };
  const marketplace = createAmazon({
    http: createHttp({ fetch: amazon.fetch }),
    now: () => clock.now,
    clientId: 'client',
    clientSecret: 'CLIENT-SECRET',
    applicationId: 'amzn1.sellerapps.app.1',
    redirectUri: 'https://partner.example/api/callback',
    hosts: {
      sellerCentral: regions('https://sellercentral.example'),
      api: regions('https://api.example'),
      lwa: 'https://lwa.example',
    },
  });
  const context = (checkpoint?: string, timeLeftMs = 60_000): PullContext => ({
    credential: CREDENTIAL,
    identity: IDENTITY,
    asOf: NOW,
    checkpoint,
    renew: async () => {},
    scratch: { read: async () => undefined, write: async () => {} },
    buyerKey: 'BUYER-KEY',
    timeLeftMs: () => timeLeftMs,
    async keep(name, bytes) {
      const whole = await gather(bytes);
      kept.set(name, whole);
      return { sha256: createHash('sha256').update(whole).digest('hex'), bytes: whole.length };
    },
  });
  const advance = (step: PullStep, checkpoint?: string, timeLeftMs?: number) =>
    marketplace.advance(step, context(checkpoint, timeLeftMs));
  /** Turn after turn until something other than waiting comes of it. */
  const finish = async (step: PullStep): Promise<{ outcome: StepOutcome; turns: number }> => {
    let checkpoint: string | undefined;
    for (let turns = 1; turns <= 50; turns += 1) {
      const outcome = await advance(step, checkpoint);
      if (outcome.tag !== 'wait') return { outcome, turns };
      checkpoint = outcome.checkpoint;
    }
    throw new Error('the step never ended');
  };
  return { ...amazon, marketplace, kept, clock, context, advance, finish };
}
