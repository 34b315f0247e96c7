import { describe, expect, it } from '@jest/globals';
import { addMs, Instant } from '../time/instant.ts';
import { type Consent, type ConsentEvent, isLive, transitionConsent } from './consent.ts';

const at = Instant.parse('2026-11-23T01:00:00.000Z');
const until = Instant.parse('2027-02-21T15:59:59.999Z');
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const give = {
  type: 'give',
  at,
  id: uuid(1),
  applicationId: uuid(2),
  giverId: uuid(3),
  key: 'source.amazon.assessment',
  title: '店铺经营数据授权',
  purpose: '评估贷款申请',
  recipient: '合作方',
  textVersion: '2026-11',
  textSha256: 'a'.repeat(64),
  until,
} as ConsentEvent;

function given(): Consent {
  const consent = transitionConsent(undefined, give);
  if (!consent.ok) throw new Error('cannot be given');
  return consent.value;
}

describe('a consent', () => {
  it('is given once and withdrawn once', () => {
    expect(transitionConsent(given(), give)).toMatchObject({ error: { from: 'given', event: 'give' } });
    const withdrawn = transitionConsent(given(), { type: 'withdraw', at: addMs(at, 1) });
    expect(withdrawn).toMatchObject({ value: { status: 'withdrawn', withdrawnAt: addMs(at, 1), version: 2 } });
    const again = transitionConsent(withdrawn.ok ? withdrawn.value : undefined, { type: 'withdraw', at });
    expect(again).toMatchObject({ error: { from: 'withdrawn' } });
  });

  it('cannot be withdrawn before it was given', () => {
    expect(transitionConsent(undefined, { type: 'withdraw', at })).toMatchObject({ error: { from: 'none' } });
  });

  it.each([
    ['when it has just been given', at, true],
    ['in its last millisecond', until, true],
    ['one millisecond later', addMs(until, 1), false],
  ])('allows reading %s', (_, when, live) => {
    expect(isLive(given(), when)).toBe(live);
  });

  it('allows nothing from the moment it is withdrawn', () => {
    const withdrawn = transitionConsent(given(), { type: 'withdraw', at });
    expect(withdrawn.ok && isLive(withdrawn.value, at)).toBe(false);
  });

  it('still says which text was agreed to after it is withdrawn', () => {
    const withdrawn = transitionConsent(given(), { type: 'withdraw', at });
    expect(withdrawn).toMatchObject({ value: { textVersion: '2026-11', textSha256: 'a'.repeat(64), givenAt: at } });
  });
});
