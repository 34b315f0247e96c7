import { PAGES } from '@loan/shared/api/pages';

const LONGEST = 300;
const SHAPE = /^(https?:\/\/[^/?#]+)\/#\/(.+\?ticket=([0-9a-f]{64}))$/;

/**
 * The ticket that a scanned or pasted address names: one of our own sign-in addresses, to the letter, or nothing. What else
 * a code may hold — another page of ours, another's page that looks like it — is never opened.
 */
export function ticketIn(scanned: string, ourOrigin: string): string | undefined {
  const [, origin, page, ticketId] = SHAPE.exec(scanned.trim().slice(0, LONGEST)) ?? [];
  return ticketId !== undefined && origin === ourOrigin && page === PAGES.staffTicket(ticketId) ? ticketId : undefined;
}
