import fc from 'fast-check';
import type { Row } from './bench.ts';

/** An operation of the document client, without the name of its table. */
export type RandomRequest = { operation: 'put' | 'update' | 'delete' | 'query' | 'page'; input: Row };

type Words = { text: string; values: Row };

const key = fc.record({ pk: fc.constantFrom('a', 'b'), sk: fc.constantFrom('1', '12', '2', '授', 'z') });
const number = fc.constantFrom(0, 1, -1, 9, 10, 100, -10, 0.001, 12345678);
const word = fc.constantFrom('', 'a', 'ab', 'b', '信', '授信', 'A');
const scalar = fc.oneof(number, word, fc.boolean(), fc.constant(null));
const set = fc.constantFrom(new Set(['a']), new Set(['a', 'b']), new Set([1, 2]), new Set([2, 3]));
const value = fc.oneof(scalar, set, fc.array(scalar, { maxLength: 3 }), fc.record({ x: scalar, y: scalar }));

const item = fc
  .tuple(
    key,
    fc.record(
      {
        n1: number,
        n2: number,
        v1: value,
        v2: value,
        li: fc.array(value, { maxLength: 3 }),
        ma: fc.record({ x: value }),
      },
      { requiredKeys: [] },
    ),
    fc.record({ due: fc.constantFrom('d', 'e'), dueAt: number, status: word }, { requiredKeys: [] }),
  )
  .map((parts): Row => Object.assign({}, ...parts));

const path = fc.constantFrom('n1', 'n2', 'v1', 'v2', 'li', 'li[0]', 'li[1]', 'ma', 'ma.x', 'ma.y', 'dueAt');

/** Two texts with values in them may both say :v; each is given a place of its own in the names. */
const placed = ({ text, values }: Words, place: string): Words => ({
  text: text.replace(/:(\w+)/g, `:${place}$1`),
  values: Object.fromEntries(Object.entries(values).map(([name, each]) => [`:${place}${name.slice(1)}`, each])),
});

const joined = (parts: Words[], link: (texts: string[]) => string): Words => {
  const own = parts.map((part, at) => placed(part, `p${at}`));
  return { text: link(own.map(({ text }) => text)), values: Object.assign({}, ...own.map(({ values }) => values)) };
};

const withValue = (text: fc.Arbitrary<string>, what: fc.Arbitrary<unknown>): fc.Arbitrary<Words> =>
  fc.tuple(text, what).map(([before, v]) => ({ text: before, values: { ':v': v } }));

const plain = (text: fc.Arbitrary<string>): fc.Arbitrary<Words> => text.map((each) => ({ text: each, values: {} }));

const comparison = fc.oneof(
  plain(path.map((name) => `attribute_exists(${name})`)),
  plain(path.map((name) => `attribute_not_exists(${name})`)),
  plain(fc.constantFrom('=', '<>', '<', '<=', '>', '>=').map((sign) => `n1 ${sign} n2`)),
  withValue(
    fc.tuple(path, fc.constantFrom('=', '<>')).map((parts) => `${parts.join(' ')} :v`),
    value,
  ),
  withValue(
    fc.tuple(path, fc.constantFrom('<', '<=', '>', '>=')).map((parts) => `${parts.join(' ')} :v`),
    fc.oneof(number, word),
  ),
  withValue(
    path.map((name) => `begins_with(${name}, :v)`),
    word,
  ),
  withValue(
    path.map((name) => `contains(${name}, :v)`),
    fc.oneof(number, word),
  ),
  withValue(
    path.map((name) => `size(${name}) > :v`),
    fc.nat(3),
  ),
  fc
    .tuple(path, scalar, scalar)
    .map(([name, a, b]): Words => ({ text: `${name} IN (:a, :b)`, values: { ':a': a, ':b': b } })),
  path.map((name): Words => ({ text: `${name} BETWEEN :a AND :b`, values: { ':a': 0, ':b': 10 } })),
);

const condition = fc.oneof(
  { arbitrary: comparison, weight: 3 },
  fc.tuple(comparison, comparison).map((parts) => joined(parts, ([a, b]) => `${a} AND ${b}`)),
  fc.tuple(comparison, comparison).map((parts) => joined(parts, ([a, b]) => `NOT (${a} OR ${b})`)),
);

const change = fc.oneof(
  withValue(
    path.map((name) => `SET ${name} = :v`),
    value,
  ),
  plain(fc.tuple(path, path).map(([to, from]) => `SET ${to} = ${from}`)),
  withValue(
    fc.constantFrom('SET n1 = n2 + :v', 'SET n1 = if_not_exists(n1, :v) - :v', 'ADD n2 :v', 'ADD ma.x :v'),
    fc.integer(),
  ),
  withValue(fc.constantFrom('SET li = list_append(li, :v)', 'SET v1 = list_append(:v, li)'), fc.array(scalar)),
  withValue(fc.constantFrom('ADD v2 :v', 'DELETE v2 :v', 'DELETE v1 :v'), set),
  plain(
    fc.constantFrom(
      'REMOVE li[0], li[1]',
      'REMOVE v1, ma.x',
      'REMOVE due',
      'SET li[5] = n1 REMOVE li[0]',
      'SET v1 = ma, ma.x = n1',
    ),
  ),
);

const values = (all: Row): Row => (Object.keys(all).length > 0 ? { ExpressionAttributeValues: all } : {});
const guarded = (guard: Words | undefined): Row =>
  guard ? { ConditionExpression: guard.text, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {};
const maybe = fc.option(condition, { nil: undefined });

const put = fc.tuple(item, maybe).map(
  ([Item, guard]): RandomRequest => ({
    operation: 'put',
    input: { Item, ReturnValues: 'ALL_OLD', ...guarded(guard), ...values(guard?.values ?? {}) },
  }),
);

const remove = fc.tuple(key, maybe).map(
  ([Key, guard]): RandomRequest => ({
    operation: 'delete',
    input: { Key, ReturnValues: 'ALL_OLD', ...guarded(guard), ...values(guard?.values ?? {}) },
  }),
);

const update = fc.tuple(key, change, maybe).map(([Key, act, guard]): RandomRequest => {
  const [own, other] = [placed(act, 'u'), guard && placed(guard, 'c')];
  const all = { ...own.values, ...other?.values };
  return {
    operation: 'update',
    input: { Key, UpdateExpression: own.text, ReturnValues: 'ALL_NEW', ...guarded(other), ...values(all) },
  };
});

const range = fc.oneof(
  plain(fc.constant('')),
  withValue(
    fc.constantFrom('=', '<', '<=', '>', '>=').map((sign) => ` AND sk ${sign} :v`),
    fc.constantFrom('1', '12', '2'),
  ),
  withValue(fc.constant(' AND begins_with(sk, :v)'), fc.constantFrom('1', 'z')),
);

const query = fc
  .tuple(
    fc.constantFrom('a', 'b'),
    range,
    maybe,
    fc.boolean(),
    fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  )
  .map(([pk, { text, values: bound }, filter, ScanIndexForward, Limit]): RandomRequest => {
    const other = filter && placed(filter, 'f');
    return {
      operation: 'query',
      input: {
        ...{ KeyConditionExpression: `pk = :pk${text}`, ScanIndexForward, Limit, FilterExpression: other?.text },
        ExpressionAttributeValues: { ':pk': pk, ...bound, ...other?.values },
      },
    };
  });

const page = fc.constantFrom('d', 'e').map(
  (due): RandomRequest => ({
    operation: 'page',
    input: {
      ...{ IndexName: 'byDueAt', KeyConditionExpression: 'due = :due', Limit: 2 },
      ExpressionAttributeValues: { ':due': due },
    },
  }),
);

export const requests = fc.array(fc.oneof(put, put, update, update, update, remove, query, page), {
  minLength: 60,
  maxLength: 80,
});
