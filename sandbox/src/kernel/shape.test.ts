import { describe, expect, it } from '@jest/globals';
import { flag, listOf, nullable, oneOf, optional, record, text, whole } from './shape.ts';

const Parcel = record({
  to: record({ name: text(5) }),
  weight: whole(1, 10),
  fragile: optional(flag),
  note: nullable(text()),
  stops: listOf(oneOf('hub', 'door'), 2),
});
const good = { to: { name: '张三' }, weight: 3, note: null, stops: ['hub'] };

describe('a message read by a vendor', () => {
  it('keeps the fields it knows and leaves out the rest', () => {
    expect(Parcel({ ...good, fragile: null, colour: 'red' })).toEqual({ ok: true, value: good });
  });

  it.each([
    ['to.name', true, { ...good, to: {} }],
    ['to.name', false, { ...good, to: { name: '欧阳慕容诸葛' } }],
    ['to', false, { ...good, to: [] }],
    ['weight', false, { ...good, weight: 1.5 }],
    ['weight', false, { ...good, weight: 11 }],
    ['fragile', false, { ...good, fragile: 'true' }],
    ['note', true, { ...good, note: '' }],
    ['stops[1]', false, { ...good, stops: ['hub', 'sky'] }],
    ['stops', false, { ...good, stops: ['hub', 'door', 'door'] }],
    ['stops', true, { ...good, stops: undefined }],
  ])('names %s as what is wrong (missing: %s)', (path, missing, message) => {
    expect(Parcel(message)).toMatchObject({ ok: false, error: { path, missing } });
  });
});
