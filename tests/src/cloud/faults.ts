import { firstCycle, type Reference, referencesIn } from './references.ts';
import { objectFaults, type Properties, type Spec } from './shape.ts';
import type { Template } from './template.ts';

/**
 * What CloudFormation would refuse in a template, as far as its resource specification tells: unknown types and
 * properties, wrong shapes, references that lead nowhere, rings. It does not know what a service refuses at run time.
 */
export function faultsOf(template: Template, spec: Spec): string[] {
  const ring = firstCycle(template);
  return [
    ...Object.entries(template.Resources).flatMap(([id, resource]) => resourceFaults(id, resource, template, spec)),
    ...Object.entries(template.Outputs).flatMap(([id, output]) => danglingIn(output, `Outputs.${id}`, template, spec)),
    ...Object.entries(template.Conditions).flatMap(([id, one]) => danglingIn(one, `Conditions.${id}`, template, spec)),
    ...(ring ? [`ring: ${ring.join(' → ')}`] : []),
  ];
}

type Resource = Template['Resources'][string];

function resourceFaults(id: string, resource: Resource, template: Template, spec: Spec): string[] {
  const [described] = spec.lookup('resource', 'cloudFormationType', 'equals', resource.Type);
  if (!described) return [`${id}: unknown type ${resource.Type}`];
  const lost = [resource.DependsOn].flat().filter((other) => !(other in template.Resources));
  return [
    ...objectFaults(resource.Properties, described.properties as Properties, id, spec),
    ...danglingIn(resource.Properties, id, template, spec),
    ...lost.map((other) => `${id}.DependsOn: no resource ${other}`),
    ...(resource.Condition && !(resource.Condition in template.Conditions)
      ? [`${id}.Condition: no condition ${resource.Condition}`]
      : []),
  ];
}

const danglingIn = (value: unknown, path: string, template: Template, spec: Spec): string[] =>
  referencesIn(value, path).flatMap((reference) => danglingFault(reference, template, spec));

function danglingFault({ path, to, attribute, kind }: Reference, template: Template, spec: Spec): string[] {
  if (kind === 'condition') return to in template.Conditions ? [] : [`${path}: no condition ${to}`];
  const target = template.Resources[to];
  if (!target) {
    const named = attribute === undefined && (to.startsWith('AWS::') || to in template.Parameters);
    return named ? [] : [`${path}: nothing is named ${to}`];
  }
  if (attribute === undefined) return [];
  const [described] = spec.lookup('resource', 'cloudFormationType', 'equals', target.Type);
  const known = described === undefined || attribute in described.attributes;
  return known ? [] : [`${path}: ${target.Type} has no attribute ${attribute}`];
}
