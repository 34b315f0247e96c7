import { createHash } from 'node:crypto';

/** One hash for one body, however its fields are ordered: the same number may come again, but not with other terms. */
export const fingerprint = (body: unknown): string => createHash('sha256').update(ordered(body)).digest('hex');

function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${ordered(field)}`).join(',')}}`;
}
