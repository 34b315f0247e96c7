/** The exact sum, or difference, of two decimal numbers written without an exponent. */
export function decimalSum(a: string, b: string, isDifference = false): string {
  const scale = Math.max(placesOf(a), placesOf(b));
  const [left, right] = [scaled(a, scale), scaled(b, scale)];
  return textOf(isDifference ? left - right : left + right, scale);
}

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0;

function scaled(text: string, scale: number): bigint {
  const [whole = '', places = ''] = text.split('.');
  return BigInt(whole + places.padEnd(scale, '0'));
}

function textOf(value: bigint, scale: number): string {
  const isNegative = value < 0n;
  const digits = String(isNegative ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const places = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${isNegative ? '-' : ''}${whole}${places && `.${places}`}`;
}
