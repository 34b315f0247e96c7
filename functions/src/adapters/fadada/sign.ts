import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The FASC 5.1 signature: over every X-FASC header but the signature, and bizContent, sorted by name, blank ones left out.
 * Source: official SDK @fddnpm/fasc-openapi-node-sdk 5.4.7, src/common/sign.ts.
 */
export function fascSignature(
  params: Readonly<Record<string, string>>,
  { timestamp, appSecret }: { timestamp: string; appSecret: string },
): string {
  const text = Object.keys(params)
    .filter((name) => params[name]?.trim() !== '')
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
  const digest = createHash('sha256').update(text).digest('hex');
  const key = createHmac('sha256', appSecret).update(timestamp).digest();
  return createHmac('sha256', key).update(digest).digest('hex');
}

/** In constant time, so that a forger learns nothing from how long we take. */
export function sameSignature(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
