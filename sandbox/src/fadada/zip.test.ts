import { describe, expect, it } from '@jest/globals';
import { zip } from './zip.ts';

/** Source: Python 3.11, zipfile, the same two files stored with create_system 0 and external_attr 0x20. */
const BY_PYTHON = [
  'UEsDBBQAAAgAAAAAIQBX7nGSBQAAAAUAAAAZAAAAZG9jdW1lbnQv5YCf5qy+5ZCI5ZCMLnBkZmZpcnN0UEsDBBQAAAgAAAAAIQBp',
  'ER+2BgAAAAYAAAAWAAAAZG9jdW1lbnQv5o6I5p2D5LmmLnBkZnNlY29uZFBLAQIUABQAAAgAAAAAIQBX7nGSBQAAAAUAAAAZAAAA',
  'AAAAAAAAIAAAAAAAAABkb2N1bWVudC/lgJ/mrL7lkIjlkIwucGRmUEsBAhQAFAAACAAAAAAhAGkRH7YGAAAABgAAABYAAAAAAAAA',
  'AAAgAAAAPAAAAGRvY3VtZW50L+aOiOadg+S5pi5wZGZQSwUGAAAAAAIAAgCLAAAAdgAAAAAA',
].join('');

describe('several documents handed out as one', () => {
  it('make the very file another writer makes of them', () => {
    const packed = zip([
      { name: 'document/借款合同.pdf', bytes: Buffer.from('first') },
      { name: 'document/授权书.pdf', bytes: Buffer.from('second') },
    ]);
    expect(packed.toString('base64')).toBe(BY_PYTHON);
  });
});
