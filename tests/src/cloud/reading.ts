import { z } from '@loan/shared/schema';
import { intrinsicOf, type Template } from './template.ts';

/** The properties of every resource of a type, with its name. */
export const ofType = (template: Template, type: string): Record<string, unknown>[] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]) => ({ id, ...Properties }));

/** Which stream records a mapping lets through. */
export function filterOf(mapping: unknown): unknown {
  const Mapping = z.object({ FilterCriteria: z.object({ Filters: z.tuple([z.object({ Pattern: z.string() })]) }) });
  return JSON.parse(Mapping.parse(mapping).FilterCriteria.Filters[0].Pattern);
}

/** The names of a function's environment variables. */
export const variablesOf = (properties: unknown): string[] =>
  Object.keys(
    z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) }).parse(properties).Environment
      .Variables,
  );

const Texts = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());

/** One sentence of an access policy, as far as it is judged here. */
const Statement = z.object({ Effect: z.enum(['Allow', 'Deny']), Action: Texts, Resource: z.unknown() });
export type Statement = { holder: string; effect: 'Allow' | 'Deny'; actions: string[]; resources: unknown[] };

/** Every statement that a role or a policy of ours holds, with whatever stands behind a condition taken as given. */
export function statementsOf(template: Template): Statement[] {
  return Object.entries(template.Resources).flatMap(([holder, { Type, Properties }]) => {
    if (Type === 'AWS::IAM::ManagedPolicy') return documentOf(holder, Properties['PolicyDocument']);
    if (Type !== 'AWS::IAM::Role') return [];
    const policies = z.array(z.object({ PolicyDocument: z.unknown() })).parse(Properties['Policies'] ?? []);
    return policies.flatMap(({ PolicyDocument }) => documentOf(holder, PolicyDocument));
  });
}

function documentOf(holder: string, document: unknown): Statement[] {
  return z
    .object({ Statement: z.array(z.unknown()) })
    .parse(document)
    .Statement.map(whenTrue)
    .map((one) => Statement.parse(one))
    .map(({ Effect, Action, Resource }) => ({ holder, effect: Effect, actions: Action, resources: [Resource].flat() }));
}

/** The value behind `Fn::If` when its condition holds. */
function whenTrue(value: unknown): unknown {
  const intrinsic = intrinsicOf(value);
  return intrinsic?.name === 'Fn::If' && Array.isArray(intrinsic.argument) ? intrinsic.argument[1] : value;
}
