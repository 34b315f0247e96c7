import type { Run } from './text.ts';

/** The middle of a keyword on its page, numbered from 1: points from the lower left corner. */
export type KeywordPlace = { page: number; x: number; y: number };

/** Two runs this close in height, in points, are read as one line. */
const SAME_LINE = 2;

/** Every place where the keyword is printed on one line of a page. */
export function findKeyword(pages: readonly (readonly Run[])[], keyword: string): KeywordPlace[] {
  return pages.flatMap((runs, index) => linesOf(runs).flatMap((line) => placesIn(line, keyword, index + 1)));
}

/** Runs drawn one after another at one height. A writer may split a line into as many as it likes. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && Math.abs(last.y - run.y) < SAME_LINE) line.push(run);
    else lines.push([run]);
  }
  return lines;
}

function placesIn(line: readonly Run[], keyword: string, page: number): KeywordPlace[] {
  const text = line.map((run) => run.text).join('');
  const places: KeywordPlace[] = [];
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + keyword.length)) {
    const start = penAt(line, at);
    places.push({ page, x: start.x + widthOf(keyword, start.size) / 2, y: start.y + start.size / 2 });
  }
  return places;
}

/** Where the character at this place of the line begins. */
function penAt(line: readonly Run[], at: number): Run {
  let before = at;
  for (const run of line) {
    if (before < run.text.length) return { ...run, x: run.x + widthOf(run.text.slice(0, before), run.size) };
    before -= run.text.length;
  }
  return line.at(-1) ?? { text: '', x: 0, y: 0, size: 0 };
}

/** Chinese characters are as wide as they are high, others about half: near enough to set a seal by. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((width, char) => width + (char.charCodeAt(0) < 0x2e80 ? size / 2 : size), 0);
