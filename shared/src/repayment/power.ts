/** base^exponent by multiplying. The mini-program's build turns ** into Math.pow, which refuses BigInt. */
export function power(base: bigint, exponent: number): bigint {
  let result = BigInt(1);
  for (let step = 0; step < exponent; step += 1) result *= base;
  return result;
}
