import type { World } from '../kernel/world.ts';
import type { WebhookHeaders } from './webhook-signature.ts';

/** A message that reached the bank, kept exactly as it came, for whoever checks the partner's signatures. */
export type Received = {
  service: string;
  at: string;
  verified: boolean;
  code: string;
  messageId: string;
  applicationId?: string;
  bankSeq?: number;
  type?: string;
  headers: Partial<WebhookHeaders>;
  body: string;
};

const RECEIVED = 'bank.received';
const KEPT = 1_000;

export function noteReceived(world: World, received: Received): void {
  const number = (world.state.get<number>('bank.count', 'received') ?? 0) + 1;
  world.state.set('bank.count', 'received', number);
  world.state.set(RECEIVED, String(number), received);
  world.state.delete(RECEIVED, String(number - KEPT));
}

/** The last thousand, oldest first. */
export const receivedMessages = (world: World): Received[] =>
  world.state.entries<Received>(RECEIVED).map(([, received]) => received);
