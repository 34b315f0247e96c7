import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { BANK } from './settings.ts';
import { signMessage, verifyMessage } from './webhook-signature.ts';

/** Source: standard-webhooks/standard-webhooks, libraries/javascript, webhook.test.ts. */
const published = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  message: { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' },
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const now = new Date('2026-11-22T09:30:00Z');
const seconds = now.getTime() / 1000;
const signed = signMessage({ id: 'msg_1', timestamp: seconds, body: '{}' }, BANK.secret);
const verify = (headers: object, body = '{}', at = now) =>
  verifyMessage(headers, body, { now: at, secret: BANK.secret });

describe('the signature of a message', () => {
  it('is the published one', () => {
    expect(signMessage(published.message, published.secret)['webhook-signature']).toBe(published.signature);
  });

  it('is what the published library makes of any message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 4_000_000_000 }), (body, timestamp) => {
        const ours = signMessage({ id: 'msg_2', timestamp, body }, BANK.secret)['webhook-signature'];
        expect(ours).toBe(new Webhook(BANK.secret).sign('msg_2', new Date(timestamp * 1000), body));
      }),
      { numRuns: 30 },
    );
  });

  it('is checked against everything it covers', () => {
    expect(verify(signed)).toBe('right');
    expect(verify(signed, '{ }')).toBe('wrong');
    expect(verify({ ...signed, 'webhook-id': 'msg_2' })).toBe('wrong');
    expect(verify({ ...signed, 'webhook-timestamp': String(seconds + 1) })).toBe('wrong');
    expect(verifyMessage(signed, '{}', { now, secret: published.secret })).toBe('wrong');
  });

  it('may stand among others while a key is being changed, unknown kinds included', () => {
    const other = signMessage({ id: 'msg_1', timestamp: seconds, body: '{}' }, published.secret)['webhook-signature'];
    const both = `v1sm2,AAAA ${other} ${signed['webhook-signature']}`;
    expect(verify({ ...signed, 'webhook-signature': both })).toBe('right');
    expect(verify({ ...signed, 'webhook-signature': signed['webhook-signature'].replace('v1,', 'v2,') })).toBe('wrong');
  });

  it.each([
    [300, 'right'],
    [301, 'outsideWindow'],
    [-300, 'right'],
    [-301, 'outsideWindow'],
  ])('of a message %i seconds old is %s', (age, verdict) => {
    expect(verify(signed, '{}', new Date(now.getTime() + age * 1000))).toBe(verdict);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('is wrong without %s', (name) => {
    expect(verify({ ...signed, [name]: '' })).toBe('wrong');
  });

  it('is wrong with a time that is no number', () => {
    expect(verify({ ...signed, 'webhook-timestamp': 'now' })).toBe('wrong');
  });
});
