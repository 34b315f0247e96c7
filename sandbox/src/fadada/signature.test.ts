import { describe, expect, it } from '@jest/globals';
import { sameSignature, signFasc } from './signature.ts';

const common = { 'X-FASC-Sign-Type': 'HMAC-SHA256' };

describe('a FASC signature', () => {
  it.each([
    {
      // Source: a third party's test of its own client, reproduced by another in Java.
      what: 'of a call',
      secret: 'app-secret',
      timestamp: '1660000000123',
      parameters: {
        ...common,
        'X-FASC-App-Id': 'app-id',
        'X-FASC-Nonce': '0123456789abcdef0123456789abcdef',
        'X-FASC-Api-SubVersion': '5.1',
        'X-FASC-AccessToken': 'token',
        bizContent: 'Alice',
      },
      signature: '37e2dd3277c7fd3618257b09a7cde544f7d07208fb2791666738236dd3aeabde',
    },
    {
      // Source: a third party's transcription of the vendor's documents.
      what: 'of a call with JSON',
      secret: 'dummysecret',
      timestamp: '1757570000000',
      parameters: {
        ...common,
        'X-FASC-App-Id': '00000000',
        'X-FASC-Nonce': 'a'.repeat(32),
        'X-FASC-Api-SubVersion': '5.1',
        'X-FASC-AccessToken': 'tok',
        bizContent: '{"signTaskId":"1"}',
      },
      signature: '45a459b6af348e6ff2b3e5727823c54f4e5f4e23eea22e916d8da6befefe25bf',
    },
    {
      // Source: official SDK 5.4.7, utils.sign.
      what: 'of a callback',
      secret: 'app-secret',
      timestamp: '1660000000123',
      parameters: {
        ...common,
        'X-FASC-App-Id': 'app-id',
        'X-FASC-Nonce': 'n1',
        'X-FASC-Event': 'sign-task-finished',
        bizContent: '{"signTaskId":"1","signTaskStatus":"task_finished","eventTime":"1660000000000"}',
      },
      signature: 'e707be31254169da2c34175df217b61e1534d5affdcd197915147625306eac01',
    },
  ])('$what is the published one', ({ secret, timestamp, parameters, signature }) => {
    const withTime = { ...parameters, 'X-FASC-Timestamp': timestamp };
    expect(signFasc(withTime, timestamp, secret)).toBe(signature);
    expect(signFasc({ ...withTime, 'X-FASC-Event2': '  ', extra: undefined }, timestamp, secret)).toBe(signature);
    expect(signFasc(withTime, '1660000000124', secret)).not.toBe(signature);
  });

  it('is compared whole', () => {
    expect(sameSignature('abc', 'abc')).toBe(true);
    expect(sameSignature('abc', 'abd')).toBe(false);
    expect(sameSignature('ab', 'abc')).toBe(false);
  });
});
