import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { BANK_EVENT_TYPES } from '@loan/shared/bank/los-bank';
import { z } from '@loan/shared/schema';
import { BANK_OPENAPI_FILE, bankOpenApi, bankOpenApiText } from './bank.ts';
import { CODES, OPERATIONS } from './operations.ts';
import { BANK_SCHEMAS } from './schemas.ts';

const docs = (name: string) => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));
const guide = readFileSync(docs('bank-integration.md'), 'utf8');

describe('the OpenAPI document', () => {
  it('is the one generated from the schemas: npx tsx functions/src/openapi/bank.ts', () => {
    expect(readFileSync(BANK_OPENAPI_FILE, 'utf8')).toBe(bankOpenApiText());
  });

  it('refers to nothing that is not in it', () => {
    const document = JSON.parse(JSON.stringify(bankOpenApi()));
    const references = [...new Set(bankOpenApiText().match(/#\/components\/[\w./-]+/g))];
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce((node, name) => node?.[name], document);
      expect([reference, typeof found]).toEqual([reference, 'object']);
    }
  });
});

const Head = BANK_SCHEMAS.Head;
const AnswerHead = BANK_SCHEMAS.AnswerHead;
type Name = keyof typeof BANK_SCHEMAS;
const schemaNamed = (name = '') => BANK_SCHEMAS[name as Name] as z.ZodType;

/** Blocks marked ```json NAME, ```json Request NAME or ```json Answer NAME. */
const examples = [...guide.matchAll(/```json (?:(Request|Answer) )?(\w+)\n([\s\S]*?)```/g)].map(
  ([, envelope, name = '', text = '']) => ({ envelope, name, body: JSON.parse(text) as unknown }),
);
/** Rows of the catalogue: | `type` | when | `data` |. */
const catalogue = [...guide.matchAll(/^\| `([\w.]+)` \| [^|]+ \| `(\{.*\})` \|$/gm)].map(([, type, data = '']) => ({
  type,
  data: JSON.parse(data) as unknown,
}));

describe('the guide for a bank’s engineer', () => {
  it.each(examples.map((example) => [`${example.envelope ?? 'body'} ${example.name}`, example] as const))(
    'shows a %s the schema takes',
    (_, { envelope, name, body }) => {
      const schema = schemaNamed(name);
      const framed = envelope ? z.object({ head: envelope === 'Request' ? Head : AnswerHead, body: schema }) : schema;
      expect(framed.safeParse(body)).toMatchObject({ success: true });
    },
  );

  it('has an example of every body', () => {
    const shown = new Set(examples.map(({ name }) => name));
    for (const name of ['CreditApply', 'CreditResult', 'Disburse', 'DisburseResult', 'BankEvent'])
      expect(shown).toContain(name);
  });

  it('lists every kind of event once, with data the schema takes', () => {
    expect(catalogue.map(({ type }) => type)).toEqual([...BANK_EVENT_TYPES]);
    for (const { type, data } of catalogue) {
      const event = { ...(examples.find(({ name }) => name === 'BankEvent')?.body as object), type, data };
      expect([type, BANK_SCHEMAS.BankEvent.safeParse(event).success]).toEqual([type, true]);
    }
  });

  it('explains every code', () => {
    for (const [code, { status }] of Object.entries(CODES)) expect(guide).toContain(`| \`${code}\` | ${status} |`);
  });

  it('names every call', () => {
    for (const { path } of OPERATIONS) {
      const named = path.replace('/api/bank/v1', '').replace(/.*\/(query|ping)$/, '$1');
      expect([path, guide.includes(named)]).toEqual([path, true]);
    }
  });
});

/** Published vector: standard-webhooks/standard-webhooks, libraries/javascript. */
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1a,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  body: '{"test": 2432232314}',
};

describe('the verifier in the guide', () => {
  const run = (body: string, nowSeconds: number) => {
    const folder = mkdtempSync(join(tmpdir(), 'verify-'));
    try {
      writeFileSync(join(folder, 'headers.json'), JSON.stringify(vector.headers));
      writeFileSync(join(folder, 'body'), body);
      const args = [docs('verify-callback.mjs'), vector.secret, join(folder, 'headers.json'), join(folder, 'body')];
      return execFileSync(process.execPath, [...args, String(nowSeconds)], { encoding: 'utf8' }).trim();
    } catch (error) {
      return String((error as { stdout?: string }).stdout).trim();
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it.each([
    ['the message of the published vector', vector.body, 1614265330 + 300, 'verified'],
    ['the same, six minutes later', vector.body, 1614265330 + 360, 'outside the time window'],
    ['another body', `${vector.body} `, 1614265330, 'the signature is wrong'],
  ])('says of %s: %s', (_, body, nowSeconds, verdict) => {
    expect(run(body, nowSeconds)).toBe(verdict);
  });

  it('has no more lines than it says', () => {
    const lines = readFileSync(docs('verify-callback.mjs'), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(lines.length).toBeLessThanOrEqual(20);
  });
});
