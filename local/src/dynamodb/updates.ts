import type { AttributeValue } from 'aws-lambda';
import db from 'dynalite/db/index.js';
import type { Expression, Operand, Path } from './conditions.ts';
import { decimalSum } from './decimal.ts';
import { validationError } from './errors.ts';
import type { Item } from './item.ts';

/** An update expression as dynalite parses it: one section for each path it names. */
export type Update = { sections: Section[]; paths: Path[] };
type Section = { type: 'set' | 'remove' | 'add' | 'delete'; path: Path; val: Operand; attrType: SetType | 'N' };
type SetType = 'SS' | 'NS' | 'BS';

/**
 * The item with the update applied. Every path and every operand means the item as it was, so operands are read from
 * it and copied, and removals come last: removing l[0] must not make l[1] another element.
 * Source: DynamoDB developer guide, "Using update expressions".
 */
export function updated(before: Item, { sections }: Update): Item {
  const after = structuredClone(before);
  const removals = sections.filter(({ type }) => type === 'remove');
  const others = sections.filter(({ type }) => type !== 'remove');

  const places = others.map((section) => change(after, section, before));
  removals.sort((a, b) => b.path.length - a.path.length || position(b.path) - position(a.path));
  for (const { path } of removals) remove(placeOf(after, path));
  for (const place of places) closeGaps(place);
  return after;
}

function change(after: Item, { type, path, val, attrType }: Section, before: Item): Place {
  const place = placeOf(after, path);
  const current = read(place);
  if (type === 'set') return write(place, structuredClone(operandValue(val, before)));
  if (current && current[attrType] === undefined) throw validationError(WRONG_TYPE);
  const operand = val as AttributeValue;
  if (attrType === 'N') return write(place, { N: decimalSum(current?.N ?? '0', operand.N ?? '0') });

  const members = (current?.[attrType] ?? []) as string[];
  const named = (operand[attrType] ?? []) as string[];
  if (type === 'add') return write(place, setOf(attrType, [...new Set([...members, ...named])]));
  const left = members.filter((member) => !named.includes(member));
  if (left.length > 0) return write(place, setOf(attrType, left));
  return current ? remove(place) : place;
}

const WRONG_TYPE = 'An operand in the update expression has an incorrect data type';
const NO_ATTRIBUTE = 'The provided expression refers to an attribute that does not exist in the item';
const NO_PATH = 'The document path provided in the update expression is invalid for update';

const setOf = (type: SetType, members: string[]): AttributeValue => ({ [type]: members }) as unknown as AttributeValue;

/** What a SET writes: a path, a value, a sum, or one of two functions. */
function operandValue(operand: Operand, before: Item): AttributeValue {
  if (Array.isArray(operand)) {
    const found = db.mapPath(operand, before);
    if (!found) throw validationError(NO_ATTRIBUTE);
    return found;
  }
  const { type, name, args = [] } = operand as Expression;
  const [first = [], second = []] = args;
  if (type === 'add' || type === 'subtract') {
    const [a, b] = [operandValue(first, before).N, operandValue(second, before).N];
    if (a === undefined || b === undefined) throw validationError(WRONG_TYPE);
    return { N: decimalSum(a, b, type === 'subtract') };
  }
  if (name === 'if_not_exists') return db.mapPath(first as Path, before) ?? operandValue(second, before);
  if (name === 'list_append') {
    const [a, b] = [operandValue(first, before).L, operandValue(second, before).L];
    if (a === undefined || b === undefined) throw validationError(WRONG_TYPE);
    return { L: [...a, ...b] };
  }
  return operand as AttributeValue;
}

/** A member of a map, or an element of a list. */
type Place = { map: Item; name: string } | { list: AttributeValue[]; at: number };

function placeOf(item: Item, path: Path): Place {
  const last = path[path.length - 1];
  const parent: AttributeValue | undefined = path.length === 1 ? { M: item } : db.mapPath(path.slice(0, -1), item);
  if (typeof last === 'string' && parent?.M) return { map: parent.M, name: last };
  if (typeof last === 'number' && parent?.L) return { list: parent.L, at: last };
  throw validationError(NO_PATH);
}

const read = (place: Place): AttributeValue | undefined =>
  'map' in place ? place.map[place.name] : place.list[place.at];

function write(place: Place, value: AttributeValue): Place {
  if ('map' in place) place.map[place.name] = value;
  else place.list[place.at] = value;
  return place;
}

function remove(place: Place): Place {
  if ('map' in place) delete place.map[place.name];
  else place.list.splice(place.at, 1);
  return place;
}

/** An element set beyond the end of its list becomes the last. */
function closeGaps(place: Place): void {
  if ('list' in place) place.list.splice(0, place.list.length, ...place.list.filter(() => true));
}

const position = (path: Path): number => Number(path[path.length - 1]) || 0;
