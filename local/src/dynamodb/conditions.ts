/** An expression as dynalite parses it; an operand that is a list is the path of an attribute. */
export type Path = (string | number)[];
export type Operand = Path | Expression | Record<string, unknown>;
export type Expression = { type: string; name?: string; args: Operand[] };

/**
 * A condition or filter said in words that dynalite 4.0.0 understands as DynamoDB does; DynamoDB Local is the witness.
 * dynalite holds that two absent attributes are equal, so that drawn <= creditLimit is true of an item with neither,
 * and that nothing false or empty is IN a list or BETWEEN two values.
 * What stays different: ordering or comparing one whole list or map with another, and attribute_type of empty text.
 */
export function plainly(expression: Expression): Expression {
  const { type, args } = expression;
  const [left = [], ...others] = args;
  if (type === 'and' || type === 'or' || type === 'not')
    return { ...expression, args: args.map((argument) => plainly(argument as Expression)) };
  if (type === 'in')
    return joined(
      'or',
      others.map((other) => compared('=', left, other)),
    );
  if (type === 'between') {
    const [low = [], high = []] = others;
    return joined('and', [compared('>=', left, low), compared('<=', left, high)]);
  }
  return COMPARISONS.has(type) ? compared(type, left, others[0] ?? []) : expression;
}

const COMPARISONS = new Set(['=', '<>', '<', '<=', '>', '>=']);

function compared(type: string, left: Operand, right: Operand): Expression {
  const comparison: Expression = { type, args: [left, right] };
  if (!Array.isArray(left) || !Array.isArray(right)) return comparison;
  const isThere: Expression = { type: 'function', name: 'attribute_exists', args: [left] };
  if (type === '<>') return joined('or', [{ type: 'not', args: [isThere] }, comparison]);
  return joined('and', [isThere, comparison]);
}

const joined = (type: 'and' | 'or', parts: Expression[]): Expression =>
  parts.reduce((before, part) => ({ type, args: [before, part] }));
