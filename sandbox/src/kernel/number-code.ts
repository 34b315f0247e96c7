/** An odd number, so that multiplying by it modulo 2^32 loses nothing, and the number that undoes it. */
const FACTOR = 0x9e3779b1;
const INVERSE = 0xe8b2f51;

/**
 * Dresses a running number up as vendors' ids are: it neither counts up nor tells how many there are.
 * `salt` keeps two shops from having the same ids. Both are whole numbers under 2^32.
 */
export const scramble = (number: number, salt: number): number => (Math.imul(number, FACTOR) ^ salt) >>> 0;

export const unscramble = (code: number, salt: number): number => Math.imul(code ^ salt, INVERSE) >>> 0;
