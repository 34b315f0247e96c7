/** Minor units as most vendors write them: 1234 cents is "12.34", 1234 yen is "1234". */
export function amountText(minor: number, decimals: 0 | 2): string {
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
