import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellText } from './cell-text.ts';
import { SourceBroken } from './source-bytes.ts';
import { ROW_BYTES_MAX } from './table.ts';
import { createTableReader } from './table-reader.ts';

type Seen = { line: number; cells: string[]; isLong: boolean } | { line: number; short: true };

/** Reads a table whose wanted columns are named, in pieces cut where told. */
function readAll(file: Buffer, wanted: readonly string[], cuts: readonly number[] = []): Seen[] {
  const seen: Seen[] = [];
  const reader = createTableReader({
    header: (names) => wanted.map((name) => names.indexOf(name)),
    row: ({ bytes, starts, ends, line, isLong }) => {
      const cells = wanted.map((_, slot) => cellText(bytes, starts[slot] as number, ends[slot] as number));
      seen.push({ line, cells, isLong });
    },
    shortRow: (line) => seen.push({ line, short: true }),
  });
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    reader.push(file.subarray(from, Math.max(from, cut)));
    from = Math.max(from, cut);
  }
  reader.push(file.subarray(from));
  reader.end();
  return seen;
}

const cellsOf = (file: Buffer | string, wanted: readonly string[]): unknown[] =>
  readAll(Buffer.from(file), wanted).map((row) => ('cells' in row ? row.cells : 'short'));

describe('a tab-separated report', () => {
  it.each([
    ['LF', 'a\tb\tc\n1\t2\t3\n4\t5\t6\n'],
    ['CRLF', 'a\tb\tc\r\n1\t2\t3\r\n4\t5\t6\r\n'],
    ['CR alone', 'a\tb\tc\r1\t2\t3\r4\t5\t6\r'],
    ['no line end at the end', 'a\tb\tc\n1\t2\t3\n4\t5\t6'],
    ['blank lines between', '\n\na\tb\tc\n\n1\t2\t3\n\r\n4\t5\t6\n\n'],
    ['CRLF in the header alone', 'a\tb\tc\r\n1\t2\t3\n4\t5\t6\n'],
  ])('is read with %s', (_, file) => {
    expect(cellsOf(file, ['c', 'a'])).toEqual([
      ['3', '1'],
      ['6', '4'],
    ]);
  });

  it('takes a double quote for a letter: 12" is a length', () => {
    expect(cellsOf('name\tsku\n12" Sleeve, "grey"\tX-1\n"a\tX-2\n', ['sku', 'name'])).toEqual([
      ['X-1', '12" Sleeve, "grey"'],
      ['X-2', '"a'],
    ]);
  });

  it('counts lines as a text editor does, names short rows and marks long ones', () => {
    expect(readAll(Buffer.from('a\tb\n1\n\n3\t4\t5\n6\t7\n'), ['b'])).toEqual([
      { line: 2, short: true },
      { line: 4, cells: ['4'], isLong: true },
      { line: 5, cells: ['7'], isLong: false },
    ]);
  });

  it('leaves a column empty that the file does not have', () => {
    expect(cellsOf('a\tb\n1\t2\n', ['b', 'missing'])).toEqual([['2', '']]);
  });

  it('reads letters as UTF-8, else as Windows-1252', () => {
    const file = Buffer.concat([
      Buffer.from('sku\tx\nCafé\t1\n'),
      Buffer.from([67, 97, 102, 0xe9]),
      Buffer.from('\t2\n'),
    ]);
    expect(cellsOf(file, ['sku'])).toEqual([['Café'], ['Café']]);
  });

  it('may be a header and nothing else, but not nothing', () => {
    expect(cellsOf('a\tb', ['a'])).toEqual([]);
    expect(() => readAll(Buffer.from('\n\n'), ['a'])).toThrow(SourceBroken);
  });

  it('refuses a row longer than any report has, instead of growing with it', () => {
    const endless = Buffer.alloc(ROW_BYTES_MAX + 300_000, 'x');
    expect(() => readAll(Buffer.concat([Buffer.from('a\tb\n'), endless]), ['a'])).toThrow('rowTooLong');
  });
});

describe('a comma-separated report', () => {
  it('is read with quoted commas, quotes and line ends', () => {
    const file = 'date,"sales, total",note\r\n2026-01-01,"US$1,234.50","say ""hi""\r\nthere"\r\n2026-01-02,5,\r\n';
    expect(readAll(Buffer.from(file), ['sales, total', 'note'])).toEqual([
      { line: 3, cells: ['US$1,234.50', 'say "hi"\r\nthere'], isLong: false },
      { line: 4, cells: ['5', ''], isLong: false },
    ]);
  });

  it('may use semicolons', () => {
    expect(cellsOf('date;sales\n2026-01-01;"1.234,50"\n', ['sales'])).toEqual([['1.234,50']]);
  });

  it('may have a header in Chinese, in UTF-8 or as Excel saves it in GB 18030', () => {
    // 日期,销售额 in GB 18030. Source: the GBK code chart (日 C8D5 期 C6DA 销 CFFA 售 CADB 额 B6EE).
    const gb = Buffer.from('c8d5c6da2ccffacadbb6ee0a312c320a', 'hex');
    expect(cellsOf(gb, ['销售额'])).toEqual([['2']]);
    expect(cellsOf('日期,销售额\n1,2\n', ['销售额'])).toEqual([['2']]);
  });

  it('is refused when a quote is never closed', () => {
    expect(() => readAll(Buffer.from('a,b\n1,"2\n3,4\n'), ['a'])).toThrow('quoteUnclosed');
  });
});

const anyCell = fc.stringMatching(/^[a-z0-9é"' ]{0,6}$/);

describe('any report', () => {
  it('gives the same rows wherever its bytes are cut', () => {
    const anyEnd = fc.constantFrom('\n', '\r\n', '\r');
    const anyRows = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(anyRows, anyEnd, fc.array(fc.nat({ max: 200 }), { maxLength: 8 }), (rows, end, cuts) => {
        const file = Buffer.from(['a\tb\tc', ...rows.map((row) => row.join('\t'))].join(end));
        expect(readAll(file, ['c', 'a'], cuts)).toEqual(readAll(file, ['c', 'a']));
      }),
    );
  });

  it('gives back every quoted cell as it was before it was quoted', () => {
    const anyText = fc.stringMatching(/^[a-z,;"\n ]{0,8}$/);
    const anyRows = fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(anyRows, fc.array(fc.nat({ max: 200 }), { maxLength: 8 }), (rows, cuts) => {
        const quote = (cell: string) => `"${cell.replace(/"/g, '""')}"`;
        const file = Buffer.from(['first,second', ...rows.map((row) => row.map(quote).join(','))].join('\n'));
        const seen = readAll(file, ['first', 'second'], cuts);
        expect(seen.map((row) => ('cells' in row ? row.cells : row))).toEqual(rows);
      }),
    );
  });
});
