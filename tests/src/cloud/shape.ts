import type { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { intrinsicOf, isObject } from './template.ts';

export type Spec = ReturnType<typeof loadAwsServiceSpecSync>;

/** What a property may hold, as the specification says it. Source: @aws-cdk/service-spec-types, PropertyType. */
type PropertyType =
  | { type: 'string'; allowedValues?: readonly string[] }
  | { type: 'integer'; allowedValues?: readonly number[] }
  | { type: 'number' | 'boolean' | 'json' | 'date-time' | 'null' | 'tag' }
  | { type: 'array' | 'map'; element: PropertyType }
  | { type: 'ref'; reference: { $ref: string } }
  | { type: 'union'; types: readonly PropertyType[] };
export type Properties = Readonly<Record<string, { type: PropertyType; required?: boolean }>>;

/** Where a value does not have the shape that its property wants. References are judged elsewhere. */
function shapeFaults(value: unknown, type: PropertyType, path: string, spec: Spec): string[] {
  const intrinsic = intrinsicOf(value);
  if (intrinsic) return intrinsic.name === 'Fn::If' ? branchFaults(intrinsic.argument, type, path, spec) : [];
  switch (type.type) {
    case 'string':
      return scalarFaults(value, path, type.allowedValues);
    case 'integer':
      return numberFaults(value, path, type.allowedValues);
    case 'number':
      return numberFaults(value, path);
    case 'boolean':
      return [true, false, 'true', 'false'].includes(value as never) ? [] : [`${path}: wants a boolean`];
    case 'array':
      if (!Array.isArray(value)) return [`${path}: wants a list`];
      return value.flatMap((one, index) => shapeFaults(one, type.element, `${path}[${index}]`, spec));
    case 'map':
      if (!isObject(value)) return [`${path}: wants a map`];
      return Object.entries(value).flatMap(([key, one]) => shapeFaults(one, type.element, `${path}.${key}`, spec));
    case 'ref':
      return objectFaults(value, spec.get('typeDefinition', type.reference.$ref).properties as Properties, path, spec);
    case 'union':
      return fewest(type.types.map((one) => shapeFaults(value, one, path, spec)));
    default:
      return [];
  }
}

export function objectFaults(value: unknown, properties: Properties, path: string, spec: Spec): string[] {
  if (!isObject(value)) return [`${path}: wants an object`];
  const missing = Object.entries(properties).filter(([name, { required }]) => required && !(name in value));
  return [
    ...missing.map(([name]) => `${path}.${name}: is required`),
    ...Object.entries(value).flatMap(([name, one]) => {
      const property = properties[name];
      return property
        ? shapeFaults(one, property.type, `${path}.${name}`, spec)
        : [`${path}.${name}: unknown property`];
    }),
  ];
}

function branchFaults(argument: unknown, type: PropertyType, path: string, spec: Spec): string[] {
  if (!Array.isArray(argument) || argument.length !== 3) return [`${path}: Fn::If wants a condition and two values`];
  return argument.slice(1).flatMap((branch) => shapeFaults(branch, type, path, spec));
}

/** CloudFormation turns numbers and booleans into text by itself. */
function scalarFaults(value: unknown, path: string, allowed?: readonly string[]): string[] {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return [`${path}: wants text`];
  if (allowed && !allowed.includes(String(value))) return [`${path}: ${value} is not one of ${allowed.join(', ')}`];
  return [];
}

function numberFaults(value: unknown, path: string, allowed?: readonly number[]): string[] {
  const isNumber =
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)));
  if (!isNumber) return [`${path}: wants a number`];
  if (allowed && !allowed.includes(Number(value))) return [`${path}: ${value} is not one of ${allowed.join(', ')}`];
  return [];
}

/** Of the ways a value may be meant, the one that it comes nearest to. */
const fewest = (faults: readonly string[][]): string[] =>
  faults.reduce((best, one) => (one.length < best.length ? one : best), faults[0] ?? []);
