import type { ResumeDelivery, SignedText, World } from '../kernel/world.ts';
import { APP, CALLBACK_RETRY_MS } from './settings.ts';
import { signFasc } from './signature.ts';

export type FascEvent = { event: string; body: Record<string, unknown> };

/** Tells the application's callback address of an event. Without an address nothing is subscribed to, nothing sent. */
export function notify(world: World, callbackUrl: string | undefined, { event, body }: FascEvent): void {
  if (!callbackUrl) return;
  const bizContent = JSON.stringify({ eventTime: String(world.now().getTime()), ...body });
  world.post({
    vendor: 'fadada',
    event,
    url: callbackUrl,
    sign: (bad) => signCallback(world, { event, bizContent, bad }),
    accepted: isReceived,
    retryMs: CALLBACK_RETRY_MS[world.pace()],
  });
}

/** Signs a callback that a restart interrupted once more, over the same content. */
export const resumeCallback =
  (world: World): ResumeDelivery =>
  (event, last) => ({
    sign: (bad) =>
      signCallback(world, { event, bizContent: new URLSearchParams(last.body).get('bizContent') ?? '', bad }),
    accepted: isReceived,
  });

/** The vendor takes nothing but 200 with this word in it as received. */
const isReceived = (status: number, body: string) => status === 200 && body.includes('success');

type Callback = { event: string; bizContent: string; bad: boolean };

/** assumed: a retry carries a fresh timestamp and nonce; confirm: the vendor, whose documents do not say. */
function signCallback(world: World, { event, bizContent, bad }: Callback): SignedText {
  const timestamp = String(world.now().getTime());
  const nonce = Array.from({ length: 32 }, () => Math.floor(world.random() * 16).toString(16)).join('');
  const headers = {
    'X-FASC-App-Id': APP.appId,
    'X-FASC-Sign-Type': 'HMAC-SHA256',
    'X-FASC-Timestamp': timestamp,
    'X-FASC-Nonce': nonce,
    'X-FASC-Event': event,
  };
  const sign = signFasc({ ...headers, bizContent }, timestamp, bad ? 'not-the-secret' : APP.secret);
  return {
    headers: { ...headers, 'X-FASC-Sign': sign, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ bizContent }).toString(),
  };
}
