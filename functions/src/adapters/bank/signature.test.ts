import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createBankInbox } from './inbox.ts';
import { signHeaders, verifySignature } from './signature.ts';

/**
 * Published vector: standard-webhooks/standard-webhooks, libraries/javascript/src/webhook.test.ts,
 * "sign function works".
 */
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1614265330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const published = {
  'webhook-id': vector.id,
  'webhook-timestamp': String(vector.timestamp),
  'webhook-signature': vector.signature,
};
const at = (seconds: number) => new Date((vector.timestamp + seconds) * 1000);
const policy = { secrets: [vector.secret], now: at(0), windowSeconds: 300 };
const NEW_KEY = `whsec_${Buffer.from('the-key-after-the-rotation-32-by').toString('base64')}`;

describe('a signature of ours', () => {
  it('is the published one', () => {
    const headers = signHeaders({ messageId: vector.id, text: vector.body, at: at(0) }, [vector.secret]);
    expect(headers).toEqual(published);
  });

  it('agrees with HMAC-SHA256 over id, timestamp and text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array({ minLength: 24, maxLength: 64 }), (text, key) => {
        const headers = signHeaders({ messageId: 'm-1', text, at: at(0) }, [
          `whsec_${Buffer.from(key).toString('base64')}`,
        ]);
        const expected = createHmac('sha256', key).update(`m-1.${vector.timestamp}.${text}`).digest('base64');
        expect(headers['webhook-signature']).toBe(`v1,${expected}`);
      }),
    );
  });
});

describe('a message from the bank', () => {
  it('is accepted with the published signature, however its headers are written', () => {
    const shouted = Object.fromEntries(Object.entries(published).map(([name, value]) => [name.toUpperCase(), value]));
    expect(verifySignature(published, vector.body, policy)).toEqual({ ok: true, value: { messageId: vector.id } });
    expect(verifySignature(shouted, vector.body, policy)).toMatchObject({ ok: true });
  });

  it.each([
    ['five minutes old', 300, true],
    ['a second older', 301, false],
    ['five minutes ahead of our clock', -300, true],
    ['a second further ahead', -301, false],
  ])('%s (%i s) is inside the window: %s', (_, seconds, inside) => {
    const result = verifySignature(published, vector.body, { ...policy, now: at(seconds) });
    expect(result.ok).toBe(inside);
    if (!result.ok) expect(result.error).toEqual({ tag: 'InboundOutsideWindow' });
  });

  it.each([
    ['another body', published, `${vector.body} `],
    ['another time', { ...published, 'webhook-timestamp': String(vector.timestamp + 1) }, vector.body],
    ['another id', { ...published, 'webhook-id': 'msg_other' }, vector.body],
    ['a signature of another version only', { ...published, 'webhook-signature': 'v1a,AAAA v2,BBBB' }, vector.body],
  ])('is refused with %s', (_, headers, body) => {
    expect(verifySignature(headers, body, policy)).toEqual({ ok: false, error: { tag: 'InboundSignatureWrong' } });
  });

  it.each([
    ['webhook-id', ''],
    ['webhook-id', 'a.b'],
    ['webhook-id', 'x'.repeat(129)],
    ['webhook-timestamp', ''],
    ['webhook-timestamp', '1614265330.5'],
    ['webhook-timestamp', 'NaN'],
    ['webhook-signature', ''],
    ['webhook-signature', 'v1,AAAA '.repeat(9)],
  ])('is malformed when %s is "%s"', (field, value) => {
    const result = verifySignature({ ...published, [field]: value }, vector.body, policy);
    expect(result).toEqual({ ok: false, error: { tag: 'InboundMalformed', field } });
  });

  it('is accepted while keys rotate: old key here, both keys there, or the other way round', () => {
    const message = { messageId: vector.id, text: vector.body, at: at(0) };
    const both = [NEW_KEY, vector.secret];
    const from = (secrets: string[]) => signHeaders(message, secrets);
    const accepts = (headers: Record<string, string>, secrets: string[]) =>
      verifySignature(headers, vector.body, { ...policy, secrets }).ok;
    expect(accepts(from(both), [vector.secret])).toBe(true);
    expect(accepts(from([vector.secret]), both)).toBe(true);
    expect(accepts(from([NEW_KEY]), [vector.secret])).toBe(false);
  });
});

describe('our answer to the bank', () => {
  it('carries the id of the message and a signature the bank can check', () => {
    const inbox = createBankInbox({ secrets: [vector.secret], windowSeconds: 300 });
    const headers = inbox.signAnswer(vector.id, vector.body, at(0));
    expect(headers).toEqual(published);
    expect(inbox.verify(headers, vector.body, at(0))).toEqual({ ok: true, value: { messageId: vector.id } });
  });
});
