/** Parts per million of a percentage written as text: "0.62" is 6_200. Beyond four decimals it is cut off. */
export function ppmOfPercent(percent: string): number {
  const [whole = '0', fraction = ''] = percent.replace('-', '').split('.');
  const ppm = Number(whole + fraction.slice(0, 4).padEnd(4, '0'));
  return percent.startsWith('-') && ppm > 0 ? -ppm : ppm;
}
