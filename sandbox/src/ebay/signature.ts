import { createHash, type KeyObject, verify } from 'node:crypto';

/** A request as eBay sees it: `path` without query and without our prefix; `authorities` the hosts it may be sent to. */
export type SignedRequest = {
  method: string;
  path: string;
  authorities: readonly string[];
  header: (name: string) => string | undefined;
  body: Uint8Array;
};

export type SignatureFlaw = 'noKey' | 'noInput' | 'noSignature' | 'noDigest' | 'wrong';

/** Every signature must cover these; one with a body covers its digest too. */
const COVERED = ['x-ebay-signature-key', '@method', '@path', '@authority'];

/**
 * What is wrong with an eBay digital signature, if anything. It is RFC 9421 with fixed components: each on a line of
 * `"name": value`, then the parameters as they were sent. Source: developer.ebay.com, digital signatures for APIs.
 */
export function flawOf(
  request: SignedRequest,
  publicKeyOf: (jwe: string) => KeyObject | undefined,
): SignatureFlaw | undefined {
  const jwe = request.header('x-ebay-signature-key');
  if (!jwe) return 'noKey';
  const [, label, parameters, list] = /^(\w+)=((\([^)]*\));.+)$/.exec(request.header('signature-input') ?? '') ?? [];
  if (!label || !parameters || !list) return 'noInput';
  const signature = new RegExp(`^${label}=:([A-Za-z0-9+/=]+):$`).exec(request.header('signature') ?? '')?.[1];
  if (!signature) return 'noSignature';
  const components = [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? '');
  const needed = request.body.length > 0 ? ['content-digest', ...COVERED] : COVERED;
  if (!needed.every((name) => components.includes(name))) return 'wrong';
  if (request.body.length > 0 && !digestHolds(request)) return 'noDigest';
  const key = publicKeyOf(jwe);
  const holds = (authority: string) => {
    const base = baseOf(request, { components, parameters, authority });
    return base !== undefined && key !== undefined && isSignedBy(key, base, signature);
  };
  return request.authorities.some(holds) ? undefined : 'wrong';
}

function digestHolds({ header, body }: SignedRequest): boolean {
  const [, name, digest] = /^sha-(256|512)=:([^:]+):$/.exec(header('content-digest') ?? '') ?? [];
  return name !== undefined && createHash(`sha${name}`).update(body).digest('base64') === digest;
}

type Lines = { components: readonly string[]; parameters: string; authority: string };

function baseOf({ method, path, header }: SignedRequest, { components, parameters, authority }: Lines) {
  const derived: Readonly<Record<string, string>> = { '@method': method, '@path': path, '@authority': authority };
  const values = components.map((name) => [name, derived[name] ?? header(name)] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  return [...values, ['@signature-params', parameters]].map(([name, value]) => `"${name}": ${value}`).join('\n');
}

/** Ed25519 hashes by itself; RSA is PKCS #1 v1.5 over SHA-256. */
function isSignedBy(key: KeyObject, base: string, signature: string): boolean {
  const hash = key.asymmetricKeyType === 'rsa' ? 'sha256' : undefined;
  return verify(hash, Buffer.from(base), key, Buffer.from(signature, 'base64'));
}
