import type { ResumeDelivery, SignedText } from '../kernel/world.ts';
import type { Desk } from './desk.ts';
import { nextUuid } from './numbers.ts';
import { BANK, CALLBACK_RETRY_MS } from './settings.ts';
import { signMessage } from './webhook-signature.ts';

export type Notice = { service: 'credit.result' | 'loan.result'; path: string; body: unknown; times?: number };

/** Tells the partner a result. Telling it twice is telling it under one message id. */
export function tellPartner(desk: Desk, { service, path, body, times = 1 }: Notice): void {
  const { world } = desk;
  const id = `msg_${nextUuid(world)}`;
  const head = requestHead(desk, service);
  const text = JSON.stringify({ head, body });
  for (let copy = 0; copy < times; copy += 1) {
    world.post({
      vendor: 'bank',
      event: service,
      url: `${desk.partnerUrl()}${path}`,
      sign: (bad) => signText(desk, { id, text, bad }),
      accepted: isAccepted,
      retryMs: CALLBACK_RETRY_MS[world.pace()],
    });
  }
}

export const requestHead = ({ world }: Desk, service: string) => ({
  partnerId: 'P-SZ-001',
  bankId: BANK.bankId,
  apiVersion: '1.0',
  service,
  requestNo: nextUuid(world),
  requestTime: world.now().toISOString(),
});

/** Goes on with a notice that a restart interrupted: same id, same text, fresh time. */
export const resumeNotice =
  (desk: Desk): ResumeDelivery =>
  (_service, last) => ({
    sign: (bad) => signText(desk, { id: last.headers['webhook-id'] ?? '', text: last.body, bad }),
    accepted: isAccepted,
  });

type Text = { id: string; text: string; bad: boolean };

export function signText({ world, secret }: Desk, { id, text, bad }: Text): SignedText {
  const timestamp = Math.floor(world.now().getTime() / 1000);
  const headers = signMessage({ id, timestamp, body: text }, bad ? 'whsec_bm90IHRoZSBzZWNyZXQ=' : secret);
  return { headers: { ...headers, 'content-type': 'application/json' }, body: text };
}

/** Only the code of the partner's answer says that the message has arrived. */
function isAccepted(status: number, body: string): boolean {
  try {
    const { head } = JSON.parse(body) as { head?: { code?: unknown } };
    return status === 200 && head?.code === '0000';
  } catch {
    return false;
  }
}
