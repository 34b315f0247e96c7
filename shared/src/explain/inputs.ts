import { Fen } from '../money/fen.ts';
import { formatPercent, formatYuan } from '../money/format.ts';
import type { TraceStep } from '../offer/decision.ts';
import { INPUT_WORDS } from './input-words.ts';
import { NOT_READ } from './shown.ts';
import { FOR_REVIEWERS } from './telling.ts';

type Inputs = TraceStep['inputs'];
export type ToldInput = { readonly name: string; readonly label: string; readonly value: string };

/** What a step of the reckoning read, each with its label and in its unit, in a reviewer's words. */
export const toldInputs = (code: string, inputs: Inputs): ToldInput[] =>
  Object.entries(inputs).map(([name, value]) => ({
    name,
    label: INPUT_WORDS[`${code}.${name}`] ?? INPUT_WORDS[name] ?? name,
    value: told(name, value),
  }));

export const inOneLine = (inputs: readonly ToldInput[]): string =>
  inputs.map(({ label, value }) => `${label} ${value}`).join('，');

function told(name: string, value: Inputs[string]): string {
  if (value === null || value === undefined) return name === 'daysSinceOtherAccount' ? '没有用过' : NOT_READ;
  if (value === '') return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'number' ? inUnit(name, value) : listOf(value);
}

/** The unit is the end of the name: fen, parts per million, thousandths, days, months. */
function inUnit(name: string, value: number): string {
  if (name.endsWith('Ppm')) return formatPercent(value);
  if (name.endsWith('Milli')) return String(value / 1_000);
  if (name.endsWith('Days')) return `${value} 天`;
  if (name.endsWith('Months')) return `${value} 个月`;
  const amount = name.endsWith('Fen') ? Fen.safeParse(value).data : undefined;
  return amount === undefined ? String(value) : formatYuan(amount);
}

/** Rules join what they list with commas: hours, days, order numbers, and codes with how many there are of each. */
const listOf = (text: string): string =>
  text
    .split(/, ?/)
    .map((one) => one.replace(/T(\d\d)/, ' $1 时').replace(/^\S+/, FOR_REVIEWERS.word))
    .join('、');
