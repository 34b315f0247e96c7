import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { SCHEMA } from './schema.ts';

type Variables = Readonly<Record<string, unknown>>;
type Query = { document: DocumentNode; operation: OperationDefinitionNode; variables: Variables };
type Asked = { fragments: ReadonlyMap<string, FragmentDefinitionNode>; variables: Variables };
/** An object's type, and the object itself once it has come. */
type Place = { type: GraphQLObjectType; data: unknown };

const MUTATION_COST = 10;
const CONNECTION_COST = 2;

/**
 * What a query costs: an object 1, a leaf 0, a connection 2 and as many nodes as it asks for, a mutation 10.
 * Given the answer, the same for what really came. Source: shopify.dev, GraphQL Admin API rate limits.
 * assumed: no discount for large pages, which Shopify gives by a rule it does not publish; confirm: extensions.cost of
 * a live query with first: 250.
 */
export function costOf({ document, operation, variables }: Query, data?: unknown): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const isMutation = operation.operation === 'mutation';
  const root = isMutation ? SCHEMA.getMutationType() : SCHEMA.getQueryType();
  const asked = { fragments, variables };
  const inside = root ? selectionCost(operation.selectionSet, asked, { type: root, data }) : 0;
  return isMutation ? inside + MUTATION_COST * operation.selectionSet.selections.length : inside;
}

function selectionCost(set: SelectionSetNode, asked: Asked, place: Place): number {
  return fieldsOf(set, asked).reduce((sum, field) => sum + fieldCost(field, asked, place), 0);
}

/** The fields of a selection with its fragments written out. */
function fieldsOf(set: SelectionSetNode, asked: Asked): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, asked);
    const fragment = asked.fragments.get(selection.name.value);
    return fragment ? fieldsOf(fragment.selectionSet, asked) : [];
  });
}

function fieldCost(field: FieldNode, asked: Asked, { type: parent, data }: Place): number {
  const definition = parent.getFields()[field.name.value];
  const type = definition && getNamedType(definition.type);
  if (!definition || !type || !isCompositeType(type) || !field.selectionSet || type.name === 'PageInfo') return 0;
  // What lies behind an interface is counted once; its own fields are known only when it has come.
  if (isAbstractType(type) || !isObjectType(type)) return 1;
  const answer = data === undefined ? undefined : read(data, field.alias?.value ?? field.name.value);
  if (data !== undefined && (answer === null || answer === undefined)) return 0;
  if (type.name.endsWith('Connection')) return connectionCost(field, asked, { type, data: answer });
  const bare = isNonNullType(definition.type) ? definition.type.ofType : definition.type;
  const one = (entry: unknown) =>
    1 + selectionCost(field.selectionSet as SelectionSetNode, asked, { type, data: entry });
  if (Array.isArray(answer)) return answer.reduce((sum: number, entry: unknown) => sum + one(entry), 0);
  return (isListType(bare) ? firstOf(field, asked) : 1) * one(answer);
}

/** Nodes cost the same whether they come bare or in edges; a query that asks for both pays for the dearer. */
function connectionCost(field: FieldNode, asked: Asked, { type, data: answer }: Place): number {
  const inner = field.selectionSet ? fieldsOf(field.selectionSet, asked) : [];
  const ways = inner.flatMap((way) => {
    const name = way.name.value;
    const nodes =
      name === 'edges'
        ? fieldsOf(way.selectionSet as SelectionSetNode, asked).find((one) => one.name.value === 'node')
        : way;
    const nodeType = getNamedType(type.getFields()['nodes']?.type);
    if ((name !== 'nodes' && name !== 'edges') || !nodes?.selectionSet || !isObjectType(nodeType)) return [];
    const came = answer === undefined ? undefined : nodesOf(read(answer, way.alias?.value ?? name), name);
    const set = nodes.selectionSet;
    if (came)
      return [
        came.reduce<number>((sum, entry) => sum + 1 + selectionCost(set, asked, { type: nodeType, data: entry }), 0),
      ];
    return [firstOf(field, asked) * (1 + selectionCost(set, asked, { type: nodeType, data: undefined }))];
  });
  return CONNECTION_COST + Math.max(0, ...ways);
}

const nodesOf = (list: unknown, way: string): unknown[] =>
  Array.isArray(list) ? list.map((entry) => (way === 'edges' ? read(entry, 'node') : entry)) : [];

const read = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function firstOf(field: FieldNode, { variables }: Asked): number {
  const given = field.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (given?.kind === Kind.INT) return Number(given.value);
  const named = given?.kind === Kind.VARIABLE ? variables[given.name.value] : undefined;
  return typeof named === 'number' ? named : 1;
}
