import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { readJson } from '../kernel/json.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { EBAY_APP } from './credentials.ts';
import { notFound, refused, reply, TOKEN_INVALID } from './problems.ts';
import type { Tokens } from './tokens.ts';

type SigningKey = {
  signingKeyId: string;
  signingKeyCipher: 'ED25519' | 'RSA';
  publicKey: string;
  jwe: string;
  creationTime: number;
  expirationTime: number;
};

const COLLECTION = 'ebay.signing-keys';
const THREE_YEARS_SECONDS = 3 * 365 * 86_400;
/** An app needs a handful of keys; a caller that makes more has lost count. */
const MAX_KEYS = 100;

/** The key a JWE stands for. eBay opens the JWE; we only remember which key we sealed in it. */
export function createKeyRing({ state }: World): (jwe: string) => KeyObject | undefined {
  return (jwe) => {
    const own = jwe === EBAY_APP.signingKey.jwe ? EBAY_APP.signingKey : undefined;
    const publicKey = own?.publicKey ?? state.get<SigningKey>(COLLECTION, jwe)?.publicKey;
    return publicKey === undefined
      ? undefined
      : createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  };
}

/** Key Management API v1: eBay makes the key pair and tells the private half once. Source: its OpenAPI contract. */
export function createSigningKeysApp(world: World, tokens: Tokens): Hono {
  const { state } = world;
  const app = new Hono();
  const all = () => state.entries<SigningKey>(COLLECTION).map(([, key]) => key);
  app.use('*', async (c, next) => {
    const token = (c.req.header('authorization') ?? '').replace(/^Bearer /, '');
    return tokens.read(token) ? next() : reply(c, TOKEN_INVALID);
  });
  app.get('/signing_key', (c) => c.json({ signingKeys: all() }));
  app.get('/signing_key/:id', (c) => {
    const key = all().find(({ signingKeyId }) => signingKeyId === c.req.param('id'));
    return key ? c.json(key) : reply(c, notFound('API_KEY_MANAGEMENT', 210_003, 'The signing key is not found.'));
  });
  app.post('/signing_key', async (c) => {
    const cipher = (await readJson(c))?.['signingKeyCipher'] ?? 'ED25519';
    // assumed: these two numbers and the one above; confirm: a live refusal.
    if (cipher !== 'ED25519' && cipher !== 'RSA') {
      return reply(c, refused('API_KEY_MANAGEMENT', 210_001, 'Invalid signing key cipher.'));
    }
    if (all().length >= MAX_KEYS) return reply(c, refused('API_KEY_MANAGEMENT', 210_002, 'Too many signing keys.'));
    const { key, privateKey } = makeKey(world, cipher);
    state.set(COLLECTION, key.jwe, key);
    return c.json({ ...key, privateKey });
  });
  return app;
}

function makeKey({ now, random }: World, signingKeyCipher: SigningKey['signingKeyCipher']) {
  const pair =
    signingKeyCipher === 'RSA' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  const creationTime = Math.floor(now().getTime() / 1000);
  const header = Buffer.from(JSON.stringify({ alg: 'A256GCMKW', enc: 'A256GCM', zip: 'DEF' })).toString('base64url');
  const sealed = [43, 16, 140, 22].map((length) => randomText(random, length, LETTERS_AND_DIGITS));
  const key: SigningKey = {
    signingKeyId: randomUUID(),
    signingKeyCipher,
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    jwe: [header, ...sealed].join('.'),
    creationTime,
    expirationTime: creationTime + THREE_YEARS_SECONDS,
  };
  return { key, privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') };
}
