import { describe, expect, it } from '@jest/globals';
import { configurationFrom, parametersFor } from './parameters.ts';

const everything = (bankIds: readonly string[]) =>
  new Map(parametersFor(bankIds).map(({ name }) => [name, `value of ${name}`]));

describe('the parameters of a deployment', () => {
  it('have each a name of its own', () => {
    const names = parametersFor(['BANK-A', 'BANK-B']).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    'wechat/app-secret',
    'fadada/app-secret',
    'amazon/client-secret',
    'keyring/fingerprint-key',
    'portrait/signing-keys',
    'bank/BANK-A/secrets',
  ])('keep %s as a secret', (name) => {
    expect(parametersFor(['BANK-A']).find((one) => one.name === name)?.secret).toBe(true);
  });

  it('are read by name, each lender its own', () => {
    const read = configurationFrom(everything(['BANK-A', 'BANK-B']), ['BANK-A', 'BANK-B']);
    expect(read).toMatchObject({
      ok: true,
      value: {
        wechatAppId: 'value of wechat/app-id',
        banks: {
          'BANK-A': { baseUrl: 'value of bank/BANK-A/base-url' },
          'BANK-B': { secrets: 'value of bank/BANK-B/secrets' },
        },
      },
    });
  });

  it('are refused together when some are missing or empty, by name and without a value', () => {
    const values = everything(['BANK-A']).set('fadada/app-id', '');
    values.delete('bank/BANK-A/secrets');
    expect(configurationFrom(values, ['BANK-A'])).toEqual({
      ok: false,
      error: { tag: 'ParametersMissing', names: ['fadada/app-id', 'bank/BANK-A/secrets'] },
    });
  });
});
