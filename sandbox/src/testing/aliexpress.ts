import { ALIEXPRESS_APP } from '../aliexpress/credentials.ts';
import { connectIop, type IopDesk, signedQuery } from './iop.ts';
import type { createTestSandbox } from './sandbox.ts';

type Json = Record<string, unknown>;
type Fields = Record<string, string>;

/** A shop that let the app in, and business calls to it. */
export async function connectAliexpress({ app, clock }: ReturnType<typeof createTestSandbox>, shopId: string) {
  const desk: IopDesk = { app, host: '/aliexpress/api-sg', key: ALIEXPRESS_APP, now: clock.now };
  const tokens = await connectIop(desk, shopId);
  const accessToken = String(tokens['access_token']);
  const send = async (fields: Fields, changes: Fields = {}): Promise<Json> => {
    const answer = await app.request(`${desk.host}/sync`, {
      method: 'POST',
      body: new URLSearchParams(signedQuery(desk, '', fields, changes)),
    });
    return (await answer.json()) as Json;
  };
  const call = async (method: string, fields: Fields = {}): Promise<Json> => {
    const answer = await send({ method, session: accessToken, ...fields });
    return (answer[`${method.replaceAll('.', '_')}_response`] ?? answer) as Json;
  };
  return { desk, tokens, accessToken, send, call };
}
