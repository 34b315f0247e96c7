import { describe, expect, it } from '@jest/globals';
import { ticketIn } from './ticket-address.ts';

const OURS = 'https://loan.example';
const TICKET = '0f'.repeat(32);
const ADDRESS = `${OURS}/#/pages/staff/index?ticket=${TICKET}`;

describe('what somebody of the staff scans', () => {
  it('is taken where it is the code on the page that signs in', () => {
    expect(ticketIn(ADDRESS, OURS)).toBe(TICKET);
    expect(ticketIn(` ${ADDRESS}\n`, OURS)).toBe(TICKET);
  });

  it.each([
    ['the page of another', ADDRESS.replace('loan.example', 'loan.example.evil.test')],
    ['ours behind the name of another', `https://loan.example@evil.test/#/pages/staff/index?ticket=${TICKET}`],
    ['without encryption', ADDRESS.replace('https', 'http')],
    ['another page of ours', `${OURS}/#/pages/application/index?ticket=${TICKET}`],
    ['more than a ticket', `${ADDRESS}&next=https://evil.test`],
    ['a ticket that is too short', ADDRESS.slice(0, -1)],
    ['a ticket that is too long', `${ADDRESS}0`],
    ['a ticket alone', TICKET],
    ['a payment code', 'wxp://f2f0abc'],
    ['an address without an end', `${ADDRESS}${'0'.repeat(5_000)}`],
    ['nothing', ''],
  ])('is nothing to us where it is %s', (_, scanned) => {
    expect(ticketIn(scanned, OURS)).toBeUndefined();
  });
});
