import type { Printable } from '@loan/shared/contract/document';
import { type Font, openSync } from 'fontkit';
import type { FontFiles } from './fonts.ts';

/** Gives the first character of a text that one of the fonts cannot show, or undefined. */
export type Coverage = (text: string) => string | undefined;

/**
 * A font without a character prints nothing where it should stand, and a name with a gap makes a contract worthless.
 * The files are read at the first question: most instances print no contract.
 */
export function createCoverage({ regular, bold }: FontFiles): Coverage {
  let fonts: Font[] | undefined;
  return (text) => {
    fonts ??= [openSync(regular), openSync(bold)];
    const both = fonts;
    return [...new Set(text)].find((character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      return !both.every((font) => font.hasGlyphForCodePoint(codePoint));
    });
  };
}

/** Everything the document says. */
export const wordsOf = ({ title, documentId, fields, opening, clauses, tables, signatures, link }: Printable): string =>
  [
    title,
    documentId,
    ...fields.flatMap(({ label, value }) => [label, value]),
    ...opening,
    ...clauses.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
    ...tables.flatMap((table) => [table.title, ...table.columns, ...table.rows.flat()]),
    ...signatures.flatMap(({ name, keyword }) => [name, keyword]),
    link?.text ?? '',
  ].join('');
