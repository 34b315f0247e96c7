import { z } from '../schema.ts';
import { toHalfWidth } from './typed.ts';

/** Longest names of minorities run to some twenty characters with their dots. */
const LENGTH_MAX = 40;

/** The dot between the parts of a minority name (间隔号), U+00B7, as the identity card prints it. */
const DOT = '·';

/** What keyboards, vendors and old forms put in its place. */
const DOTS = /[•‧∙⋅・･.。●▪˙]/g;

/** Where Chinese characters live, rare ones included; the last range takes extensions B to I. */
const HAN: readonly (readonly [from: number, to: number])[] = [
  [0x3007, 0x3007],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x323af],
];

type PersonNameRule = 'length' | 'character' | 'dot';

/** Spaces out, every kind of dot to the one the identity card uses. */
const typedName = (text: string): string => toHalfWidth(text).replace(/\s/g, '').replace(DOTS, DOT);

/** By code point: a rare character is one character, though a string counts it as two. */
const characters = (name: string): string[] => Array.from(name);

const isHan = (character: string): boolean => {
  const point = character.codePointAt(0) ?? 0;
  return HAN.some(([from, to]) => point >= from && point <= to);
};

function personNameProblem(name: string): PersonNameRule | undefined {
  const all = characters(name);
  if (all.length < 2 || all.length > LENGTH_MAX) return 'length';
  if (all.some((character) => character !== DOT && !isHan(character))) return 'character';
  return name.split(DOT).some((part) => part === '') ? 'dot' : undefined;
}

/** A person's name as on the identity card (姓名): Chinese characters, parts of minority names joined by ·. */
export const PersonName = z
  .string()
  .max(200)
  .transform(typedName)
  .superRefine((name, context) => {
    const problem = personNameProblem(name);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  })
  .brand<'PersonName'>();
export type PersonName = z.infer<typeof PersonName>;
