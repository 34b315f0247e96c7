import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The bytes under which something is kept as evidence: canonical JSON (RFC 8785), so that equal facts are equal bytes. */
export const canonicalBytes = (value: unknown): Uint8Array => Buffer.from(canonicalize(value) ?? 'null', 'utf8');
