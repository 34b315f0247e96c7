import { intrinsicOf, isObject, type Template } from './template.ts';

/** A place in a template that names another part of it. */
export type Reference = { path: string; to: string; attribute?: string; kind: 'resource' | 'condition' };

/** Every reference below a value, however deep: Ref, Fn::GetAtt, Fn::Sub, Fn::If, Condition. */
export function referencesIn(value: unknown, path: string): Reference[] {
  const intrinsic = intrinsicOf(value);
  if (intrinsic) return [...own(intrinsic, path), ...referencesIn(intrinsic.argument, path)];
  if (Array.isArray(value)) return value.flatMap((one, index) => referencesIn(one, `${path}[${index}]`));
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => referencesIn(one, `${path}.${key}`));
  return [];
}

function own({ name, argument }: { name: string; argument: unknown }, path: string): Reference[] {
  switch (name) {
    case 'Ref':
      return [{ path, to: String(argument), kind: 'resource' }];
    case 'Fn::GetAtt': {
      const [to = '', ...attribute] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
      return [{ path, to, attribute: attribute.join('.'), kind: 'resource' }];
    }
    case 'Fn::Sub':
      return substitutions(argument, path);
    case 'Fn::If':
      return [{ path, to: String(Array.isArray(argument) ? argument[0] : argument), kind: 'condition' }];
    case 'Condition':
      return typeof argument === 'string' ? [{ path, to: argument, kind: 'condition' }] : [];
    default:
      return [];
  }
}

/** `${Table.Arn}` and `${AWS::Region}` in the text of an Fn::Sub, without the names it defines itself. */
function substitutions(argument: unknown, path: string): Reference[] {
  const [text, given] = Array.isArray(argument) ? argument : [argument, {}];
  const defined = new Set(isObject(given) ? Object.keys(given) : []);
  return [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].flatMap(([, name = '']) => {
    const [to = '', ...attribute] = name.split('.');
    if (defined.has(name)) return [];
    return [{ path, to, kind: 'resource' as const, ...(attribute.length > 0 && { attribute: attribute.join('.') }) }];
  });
}

/** The first ring of resources that wait for each other, which CloudFormation refuses. */
export function firstCycle({ Resources }: Template): string[] | undefined {
  const needs = new Map(
    Object.entries(Resources).map(([id, { Properties, DependsOn }]) => {
      const named = referencesIn(Properties, id).filter(({ kind, to }) => kind === 'resource' && to in Resources);
      return [id, [...named.map(({ to }) => to), ...[DependsOn].flat()]] as const;
    }),
  );
  const settled = new Set<string>();
  for (const id of needs.keys()) {
    const ring = ringFrom(id, [], needs, settled);
    if (ring) return ring;
  }
  return undefined;
}

type Needs = ReadonlyMap<string, readonly string[]>;

function ringFrom(id: string, way: readonly string[], needs: Needs, settled: Set<string>): string[] | undefined {
  if (way.includes(id)) return [...way.slice(way.indexOf(id)), id];
  if (settled.has(id)) return undefined;
  for (const next of needs.get(id) ?? []) {
    const ring = ringFrom(next, [...way, id], needs, settled);
    if (ring) return ring;
  }
  settled.add(id);
  return undefined;
}
