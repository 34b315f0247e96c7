import type { Result } from '@loan/shared/result';

/** Where a value departs from its shape, for a vendor to word as it does: `actors[0].actorName`. */
export type Departure = { path: string; missing: boolean; expected: string };
export type Shape<T> = (value: unknown, path?: string) => Result<T, Departure>;
export type Shaped<S> = S extends Shape<infer T> ? T : never;

const fits = <T>(value: T): Result<T, Departure> => ({ ok: true, value });
const departs = (value: unknown, path: string, expected: string): Result<never, Departure> => ({
  ok: false,
  error: { path, missing: value === undefined || value === null || value === '', expected },
});

/** Text that is not empty. A pattern is anchored by its writer. */
export const text =
  (max = 200, pattern?: RegExp): Shape<string> =>
  (value, path = '') => {
    if (typeof value !== 'string' || value.trim() === '') return departs(value, path, 'text');
    if (value.length > max) return departs(value, path, `at most ${max} characters`);
    return pattern && !pattern.test(value) ? departs(value, path, `text like ${pattern.source}`) : fits(value);
  };

export const whole =
  (min: number, max: number): Shape<number> =>
  (value, path = '') =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? fits(value)
      : departs(value, path, `a whole number from ${min} to ${max}`);

export const flag: Shape<boolean> = (value, path = '') =>
  typeof value === 'boolean' ? fits(value) : departs(value, path, 'true or false');

export const oneOf =
  <const T extends string>(...allowed: readonly T[]): Shape<T> =>
  (value, path = '') => {
    const found = allowed.find((candidate) => candidate === value);
    return found === undefined ? departs(value, path, `one of ${allowed.join(', ')}`) : fits(found);
  };

/** An absent field, or null, which many clients write for it. */
export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value, path = '') =>
    value === undefined || value === null ? fits(undefined) : shape(value, path);

export const nullable =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, path = '') =>
    value === null ? fits(null) : shape(value, path);

export const listOf =
  <T>(shape: Shape<T>, max = 100): Shape<T[]> =>
  (value, path = '') => {
    if (!Array.isArray(value)) return departs(value, path, 'a list');
    if (value.length > max) return departs(value, path, `at most ${max} entries`);
    const found: T[] = [];
    for (const [index, entry] of value.entries()) {
      const one = shape(entry, `${path}[${index}]`);
      if (!one.ok) return one;
      found.push(one.value);
    }
    return fits(found);
  };

/** An object with at least these fields. Others are left out, as vendors do with what they do not know. */
export const record =
  <F extends Record<string, Shape<unknown>>>(fields: F): Shape<{ [K in keyof F]: Shaped<F[K]> }> =>
  (value, path = '') => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return departs(value, path, 'an object');
    const found: Record<string, unknown> = {};
    for (const [name, shape] of Object.entries(fields)) {
      const one = shape((value as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`);
      if (!one.ok) return one;
      if (one.value !== undefined) found[name] = one.value;
    }
    return fits(found as { [K in keyof F]: Shaped<F[K]> });
  };
