/** A whole number over a power of ten, exact and without needless zeros: 55_110 over 10^4 is 5.511. */
export function exact(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${value < 0 ? '−' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Nothing is rounded on the page: a credit officer signs the number the engine reads. */
export const wanYuan = (fen: number): string => `${exact(fen, 6)} 万元`;
export const percent = (ppm: number): string => `${exact(ppm, 4)}%`;
export const times = (ppm: number): string => `${exact(ppm, 6)} 倍`;
export const coefficient = (ppm: number): string => exact(ppm, 6);
export const days = (count: number): string => `${count} 天`;
export const months = (count: number): string => `${count} 个月`;

type Cell = string | number;
/** A table of Markdown; a bar inside a text would end its cell. */
export function markdownTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map((cell) => String(cell).replaceAll('|', '｜')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
