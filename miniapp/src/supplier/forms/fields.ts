import { Currency, DecimalText, Month } from '@loan/shared/facts/month';
import { type Fen, fenFromYuan } from '@loan/shared/money/fen';
import type { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';
import { creditCodeProblem } from '../../forms/company-form.ts';
import { fenFromWan } from '../../forms/wan.ts';

/** What is typed of a paper, field by field, as text: it stays until it is sent, whatever is wrong with it. */
export type Typed = Readonly<Record<string, string>>;

type Kind = 'text' | 'code' | 'yuan' | 'wan' | 'day' | 'month' | 'days' | 'count' | 'decimal' | 'currency' | 'yesNo';
/** One field of a paper. `options`: chosen by a tap instead of typed. */
export type FieldSpec = {
  name: string;
  label: string;
  kind: Kind;
  optional?: true;
  note?: string;
  example?: string;
  options?: readonly { value: string; label: string }[];
};

const plain = (text: string) => text.replace(/[\s,，]/g, '');

/** 20261220, 2026-12-20, 2026.12.20 and 2026年12月20日 are all the same day. */
const digits = (text: string) => text.replace(/\D/g, '');
const dayOf = (text: string): Day | undefined =>
  Day.safeParse(digits(text).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')).data;
const monthOf = (text: string): Month | undefined =>
  Month.safeParse(digits(text).replace(/^(\d{4})(\d{2})$/, '$1-$2')).data;

const wholeOf = (text: string): number | undefined => (/^\d{1,8}$/.test(plain(text)) ? Number(plain(text)) : undefined);

/** How each kind is read from text, and what is said when it cannot be. */
const READ: Record<Kind, { read: (text: string) => unknown; wrong: string }> = {
  text: { read: (text) => text.trim() || undefined, wrong: '请填写' },
  code: {
    read: (text) => (creditCodeProblem(text) ? undefined : text.replace(/\s/g, '').toUpperCase()),
    wrong: '请核对统一社会信用代码',
  },
  yuan: { read: (text) => fenFromYuan(plain(text)), wrong: '请填写金额，最多两位小数，如 589000.00' },
  wan: { read: (text) => fenFromWan(plain(text)), wrong: '请填写金额，单位是万元，如 1200' },
  day: { read: dayOf, wrong: '请填写 8 位日期，如 20261220' },
  month: { read: monthOf, wrong: '请填写 6 位年月，如 202309' },
  days: { read: (text) => within(wholeOf(text), 1, 180), wrong: '请填写 1 到 180 天' },
  count: { read: (text) => within(wholeOf(text), 0, 10_000_000), wrong: '请填写整数' },
  decimal: { read: (text) => DecimalText.safeParse(plain(text)).data, wrong: '请填写金额，如 12800.50' },
  currency: { read: (text) => Currency.safeParse(text).data, wrong: '请选择币种' },
  yesNo: { read: (text) => (text === '' ? undefined : text === 'yes'), wrong: '请选择' },
};

const within = (value: number | undefined, least: number, most: number) =>
  value !== undefined && value >= least && value <= most ? value : undefined;

/** Rules that hold between fields, by the message of the domain's own schema. */
const BETWEEN: Record<string, string> = {
  amountZero: '金额要大于 0',
  endsBeforeStart: '到期日要晚于开始日',
  deliverBeforeOrder: '交货日不能早于下单日',
  dueBeforeDelivery: '付款日不能早于交货日',
  dueBeforeIssued: '应付日不能早于开票日',
  paidDayAndAmountTogether: '付款日和付款金额要一起填，或都不填',
};

type Problems = Readonly<Record<string, string>>;
export type Read<Value> = { value?: Value; problems: Problems };

/** Everything typed, read by its kind and then as a whole by the domain's own schema. */
export function readForm<Value>(
  specs: readonly FieldSpec[],
  typed: Typed,
  schema: z.ZodType<Value>,
  known: Readonly<Record<string, unknown>>,
): Read<Value> {
  const values: Record<string, unknown> = { ...known };
  const problems: Record<string, string> = {};
  for (const { name, kind, label, optional } of specs) {
    const text = typed[name] ?? '';
    if (optional && text.trim() === '') continue;
    const value = READ[kind].read(text);
    if (value === undefined) problems[name] = wrongWords(kind, label, text);
    else values[name] = value;
  }
  if (Object.keys(problems).length > 0) return { problems };
  const whole = schema.safeParse(values);
  if (whole.success) return { value: whole.data, problems: {} };
  for (const { path, message } of whole.error.issues) problems[String(path[0])] = BETWEEN[message] ?? '请核对这一项';
  return { problems };
}

function wrongWords(kind: Kind, label: string, text: string): string {
  if (kind === 'code') return creditCodeProblem(text) ?? READ.code.wrong;
  return kind === 'text' ? `请填写${label}` : READ[kind].wrong;
}

const FEN_PER_WAN = 1_000_000;

/** The other way: what is known, as it would have been typed. */
export function typedOf(specs: readonly FieldSpec[], value: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    specs.flatMap(({ name, kind }) => (value[name] === undefined ? [] : [[name, textOf(kind, value[name])]])),
  );
}

function textOf(kind: Kind, value: unknown): string {
  if (kind === 'yuan') return yuanText(value as Fen);
  if (kind === 'wan') return String((value as Fen) / FEN_PER_WAN);
  if (kind === 'yesNo') return value ? 'yes' : 'no';
  return String(value);
}

const yuanText = (amount: Fen): string => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
