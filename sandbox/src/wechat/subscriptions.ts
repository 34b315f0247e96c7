import type { World } from '../kernel/world.ts';

/** A message that reached a person's WeChat (服务通知). */
export type DeliveredMessage = {
  person: string;
  templateId: string;
  title: string;
  page?: string;
  fields: { name: string; label: string; value: string }[];
  at: string;
};

const ACCEPTED = 'wechat.accepted';
const MESSAGES = 'wechat.messages';

const keyOf = (person: string, templateId: string) => `${person}|${templateId}`;

/** One acceptance is one message: a person who accepts twice can be written to twice. */
export function acceptOnce({ state }: World, person: string, templateId: string): void {
  const key = keyOf(person, templateId);
  state.set(ACCEPTED, key, (state.get<number>(ACCEPTED, key) ?? 0) + 1);
}

/** Uses up one acceptance; false when there is none left. */
export function useAcceptance({ state }: World, person: string, templateId: string): boolean {
  const key = keyOf(person, templateId);
  const left = state.get<number>(ACCEPTED, key) ?? 0;
  if (left === 0) return false;
  state.set(ACCEPTED, key, left - 1);
  return true;
}

export function deliverMessage({ state }: World, message: DeliveredMessage): string {
  const id = String(state.entries(MESSAGES).length + 1);
  state.set(MESSAGES, id, message);
  return id;
}

export const messagesOf = ({ state }: World, person: string): DeliveredMessage[] =>
  state
    .entries<DeliveredMessage>(MESSAGES)
    .map(([, message]) => message)
    .filter((message) => message.person === person);
