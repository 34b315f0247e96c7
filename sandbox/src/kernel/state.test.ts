import { appendFileSync, mkdtempSync, readFileSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createState, type State } from './state.ts';

const aFile = () => join(mkdtempSync(join(tmpdir(), 'sandbox-state-')), 'world.journal');

const everything = (state: State) => ['orders', 'tokens'].map((collection) => state.entries(collection));

const aWrite = fc.record({
  collection: fc.constantFrom('orders', 'tokens'),
  key: fc.constantFrom('a', 'b', 'c', '阿依古丽·买买提'),
  value: fc.option(fc.jsonValue(), { nil: undefined }),
});
type Write = { collection: string; key: string; value: unknown };

const apply = (state: State, { collection, key, value }: Write) =>
  value === undefined ? state.delete(collection, key) : state.set(collection, key, value);

describe("a vendor's memory", () => {
  it('is the same after a restart, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(aWrite, { maxLength: 30 }), (writes) => {
        const file = aFile();
        const before = createState(file);
        for (const write of writes) apply(before, write);
        expect(everything(createState(file))).toEqual(JSON.parse(JSON.stringify(everything(before))));
      }),
      { numRuns: 50 },
    );
  });

  it('loses at most the write that a crash cut short', () => {
    fc.assert(
      fc.property(fc.array(aWrite, { minLength: 1, maxLength: 10 }), fc.nat(), (writes, cut) => {
        const file = aFile();
        const state = createState(file);
        for (const write of writes) apply(state, write);
        const bytes = readFileSync(file);
        const kept = cut % (bytes.length + 1);
        truncateSync(file, kept);
        const whole = bytes.subarray(0, kept).toString('utf8').split('\n').length - 1;

        const expected = createState();
        for (const write of writes.slice(0, whole)) apply(expected, write);
        expect(everything(createState(file))).toEqual(JSON.parse(JSON.stringify(everything(expected))));
      }),
      { numRuns: 50 },
    );
  });

  it('can be written to after a crash cut its last line', () => {
    const file = aFile();
    createState(file).set('orders', 'a', 1);
    appendFileSync(file, '{"c":"orders","k":"b","v":');
    createState(file).set('orders', 'c', 3);
    expect(createState(file).entries('orders')).toEqual([
      ['a', 1],
      ['c', 3],
    ]);
  });

  it('cannot be changed behind its back', () => {
    const state = createState();
    const order = { status: 'new' };
    state.set('orders', 'a', order);
    order.status = 'changed';
    const read = state.get<typeof order>('orders', 'a');
    if (read) read.status = 'changed';
    expect(state.get('orders', 'a')).toEqual({ status: 'new' });
  });
});
