// Verifies one signed message of LOS-Bank v1: node docs/verify-callback.mjs WHSEC_SECRET HEADERS.json BODY [NOW_SECONDS]
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [secret, headersFile, bodyFile, now = Date.now() / 1000] = process.argv.slice(2);
const headers = JSON.parse(readFileSync(headersFile, 'utf8'));
const body = readFileSync(bodyFile); // The bytes as they arrived, never JSON parsed and written again.
const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': given = '' } = headers;

const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
const expected = createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest();
const matches = given.split(' ').some((one) => {
  const [version, base64 = ''] = one.split(',');
  const bytes = Buffer.from(base64, 'base64');
  return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected);
});
const inTime = Math.abs(Number(now) - Number(at)) <= 300;
console.log(matches && inTime ? 'verified' : matches ? 'outside the time window' : 'the signature is wrong');
process.exitCode = matches && inTime ? 0 : 1;
