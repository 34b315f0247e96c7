import { describe, expect, it } from '@jest/globals';
import { readWithMap } from './font.ts';

describe('a character map', () => {
  it('counts a rare character written as two units as one, so those after it stay in place', () => {
    const map = '1 beginbfrange\n<0000> <0003> [<0000> <963f> <d840 dd64> <9f91>]\nendbfrange';
    const codes = new Uint8Array([0, 1, 0, 2, 0, 3]);
    expect(readWithMap(map)(codes)).toBe('阿𠅤龑');
  });
});
