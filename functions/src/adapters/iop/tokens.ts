import { z } from '@loan/shared/schema';
import type { SourceCredential } from '../../ports/source-adapter.ts';
import { endsAt } from '../kit/fresh-token.ts';
import type { Called } from '../kit/outcome.ts';
import { callIop, type IopTools } from './client.ts';

const Seconds = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);
const Id = z.union([z.string().min(1).max(120), z.int().transform(String)]);

/** One account in one country: what a token of a cross-border seller covers. */
const CountryUser = z.object({ country: z.string(), seller_id: Id });
type CountryUser = z.infer<typeof CountryUser>;

/** Documented as a list; the example beside it is an object by country. */
const CountryUsers = z.union([
  z.array(CountryUser),
  z
    .record(z.string(), z.object({ seller_id: Id }))
    .transform((by) => Object.entries(by).map(([country, { seller_id }]): CountryUser => ({ country, seller_id }))),
]);

/** `/auth/token/create` and `/auth/token/refresh`. Source: open.lazada.com, System API. */
const Granted = z.object({
  access_token: z.string().min(1),
  /** Missing where the app may not renew. */
  refresh_token: z.string().default(''),
  expires_in: Seconds,
  seller_id: Id.nullish(),
  country_user_info: CountryUsers.nullish(),
});

export type IopGrant = { secrets: Record<string, string>; sellerId: string | undefined; countries: CountryUser[] };
export type TokenHost = { host: string };

/** A code of the redirect, good once and for half an hour. */
export const exchangeCode = (tools: IopTools, at: TokenHost, code: string): Promise<Called<IopGrant>> =>
  granted(tools, at, '/auth/token/create', { code });

export async function refreshTokens(
  tools: IopTools,
  at: TokenHost,
  { secrets: { refreshToken = '' } }: SourceCredential,
): Promise<Called<Record<string, string>>> {
  const called = await granted(tools, at, '/auth/token/refresh', { refresh_token: refreshToken });
  // No other word of the seller's is in this call, so a plain no is about the refresh token.
  if (called.tag === 'refused') return { tag: 'authorisationEnded' };
  return called.tag === 'ok' ? { tag: 'ok', value: called.value.secrets } : called;
}

async function granted(
  tools: IopTools,
  { host }: TokenHost,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Called<IopGrant>> {
  const called = await callIop(tools, { host, path, signedPath: path, parameters, answer: Granted });
  if (called.tag === 'tokenRefused') return { tag: 'authorisationEnded' };
  if (called.tag !== 'ok') return called;
  const { access_token: accessToken, refresh_token: refreshToken, expires_in, seller_id } = called.value;
  const secrets = { accessToken, accessEndsAt: endsAt(tools.now(), expires_in), refreshToken };
  const countries = called.value.country_user_info ?? [];
  return { tag: 'ok', value: { secrets, sellerId: seller_id ?? undefined, countries } };
}
