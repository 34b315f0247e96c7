import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJsonKeepingBigIds } from './parse-json.ts';

describe('an answer of Fadada', () => {
  it.each([
    ['{"memberId":1677137745347153488}', { memberId: '1677137745347153488' }],
    ['{"sealId":9007199254740991}', { sealId: 9007199254740991 }],
    ['{"sealId":9007199254740993}', { sealId: '9007199254740993' }],
    ['{"a":[-1677137745347153488]}', { a: ['-1677137745347153488'] }],
    ['{"rate":0.5000000000000000}', { rate: 0.5 }],
    [
      '{"text":"id 1677137745347153488 \\" 1677137745347153488"}',
      { text: 'id 1677137745347153488 " 1677137745347153488' },
    ],
  ])('%s keeps its ids to the digit', (text, expected) => {
    expect(parseJsonKeepingBigIds(text)).toEqual(expected);
  });

  it('is not read when it is no JSON', () => {
    expect(parseJsonKeepingBigIds('<html>1677137745347153488</html>')).toBeUndefined();
  });

  it('reads everything else as JSON does', () => {
    const small = fc.jsonValue().filter((value) => !/\d{16}/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(small, (value) => {
        const text = JSON.stringify(value);
        expect(parseJsonKeepingBigIds(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
