import { z } from '@loan/shared/schema';

const Anything = z.record(z.string(), z.unknown());

/** The part of a CloudFormation template that we read. */
export const Template = z.object({
  Parameters: z.record(z.string(), Anything).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Condition: z.string().optional(),
      DeletionPolicy: z.string().optional(),
      DependsOn: z.union([z.string(), z.array(z.string())]).default([]),
      Properties: Anything.default({}),
    }),
  ),
  Outputs: z.record(z.string(), Anything).default({}),
});
export type Template = z.infer<typeof Template>;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ Ref: x }`, `{ "Fn::…": x }`: a value that CloudFormation works out when it deploys. */
export function intrinsicOf(value: unknown): { name: string; argument: unknown } | undefined {
  if (!isObject(value)) return undefined;
  const [entry, ...more] = Object.entries(value);
  if (!entry || more.length > 0 || !/^(Ref|Condition|Fn::.+)$/.test(entry[0])) return undefined;
  return { name: entry[0], argument: entry[1] };
}
