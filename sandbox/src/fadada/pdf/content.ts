/** A piece of a PDF content stream: an operand or an operator. Source: ISO 32000-1, 7.8.2. */
export type Token =
  | { kind: 'number'; value: number }
  | { kind: 'name'; value: string }
  /** Text as the bytes shown, before any font says what they mean. */
  | { kind: 'text'; bytes: Uint8Array }
  | { kind: 'list'; items: Token[] }
  | { kind: 'operator'; value: string };

const TOKEN =
  /%[^\r\n]*|(?<number>[+-]?(?:\d+\.?\d*|\.\d+))(?=[\s<>[\]()/%]|$)|\/(?<name>[^\s<>[\]()/%]*)|<(?<hex>[0-9A-Fa-f\s]*)>|\((?<literal>(?:\\[\s\S]|[^\\()])*)\)|(?<bracket>[[\]])|(?<operator>[A-Za-z'"*][A-Za-z0-9'"*]*)/g;

/** Dictionaries and inline images carry no text and fall between the tokens. */
export function readContent(content: string): Token[] {
  const stack: Token[][] = [[]];
  for (const { groups = {} } of content.matchAll(TOKEN)) {
    const token = groups['bracket'] ? bracket(stack, groups['bracket']) : readToken(groups);
    if (token) stack.at(-1)?.push(token);
  }
  return stack[0] ?? [];
}

/** Opens a list, or closes the innermost one and gives it. */
function bracket(stack: Token[][], sign: string): Token | undefined {
  if (sign === '[') stack.push([]);
  else if (stack.length > 1) return { kind: 'list', items: stack.pop() ?? [] };
  return undefined;
}

function readToken({ number, name, hex, literal, operator }: Record<string, string | undefined>): Token | undefined {
  if (number !== undefined) return { kind: 'number', value: Number(number) };
  if (name !== undefined) return { kind: 'name', value: name };
  if (hex !== undefined) return { kind: 'text', bytes: Buffer.from(hex.replace(/\s/g, ''), 'hex') };
  if (literal !== undefined) return { kind: 'text', bytes: Buffer.from(plain(literal), 'latin1') };
  return operator === undefined ? undefined : { kind: 'operator', value: operator };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const plain = (literal: string): string =>
  literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, char: string) =>
    octal === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
