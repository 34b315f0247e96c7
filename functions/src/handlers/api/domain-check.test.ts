import { describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { serveDomainCheck } from './domain-check.ts';

async function answerTo(path: string, env: NodeJS.ProcessEnv) {
  const app = new Hono();
  serveDomainCheck(app, env);
  const response = await app.request(path);
  return { status: response.status, text: response.status === 200 ? await response.text() : '' };
}

const filed = { DOMAIN_CHECK_FILE: 'AbCdEf1234.txt', DOMAIN_CHECK_TEXT: 'a1b2c3d4' };

describe("WeChat's check of the domain", () => {
  it('finds its one line at the root', async () => {
    expect(await answerTo('/AbCdEf1234.txt', filed)).toEqual({ status: 200, text: 'a1b2c3d4' });
  });

  it('finds no other file', async () => {
    expect(await answerTo('/other.txt', filed)).toEqual({ status: 404, text: '' });
  });

  it('finds nothing where none was filed', async () => {
    expect(await answerTo('/AbCdEf1234.txt', { DOMAIN_CHECK_FILE: '', DOMAIN_CHECK_TEXT: '' })).toMatchObject({
      status: 404,
    });
    expect(await answerTo('/AbCdEf1234.txt', {})).toMatchObject({ status: 404 });
  });

  it.each(['../secret.txt', 'api/:rest.txt', '*.txt', 'check.html'])(
    'refuses to start with the name %s',
    async (file) => {
      await expect(answerTo('/', { ...filed, DOMAIN_CHECK_FILE: file })).rejects.toThrow();
    },
  );
});
