import { Policy } from '../product/policy.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { PolicyVersion } from './book.ts';
import { changed, differences } from './leaves.ts';

/** More than this is a new policy and not a change that somebody can weigh. */
const CHANGES_MAX = 60;
const ISSUES_SHOWN = 10;

/**
 * A new version as a person writes it: another version, and what is different, each with its reason. A change without a
 * reason cannot be written.
 */
export const PolicyDraft = z.strictObject({
  version: PolicyVersion,
  base: PolicyVersion,
  changes: z
    .array(
      z.strictObject({
        path: z.string().regex(/^[A-Za-z0-9]{1,60}(\.[A-Za-z0-9]{1,60}){0,11}$/),
        to: z.json(),
        reason: z.string().trim().min(1).max(200),
      }),
    )
    .min(1)
    .max(CHANGES_MAX),
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

export type DraftRefused =
  | { tag: 'PathNotThere'; path: string }
  | { tag: 'PolicyDoesNotParse'; issues: string[] }
  | { tag: 'NothingChanged' }
  /** The version itself and the product it is for are not among what a change may touch. */
  | { tag: 'PathFixed'; path: string };

const FIXED = ['version', 'product'];

/** The whole policy that a draft asks for, checked as any policy is. */
export function policyFrom(base: Policy, { version, changes }: PolicyDraft): Result<Policy, DraftRefused> {
  let made: unknown = { ...base, version };
  for (const { path, to } of changes) {
    const way = path.split('.');
    if (FIXED.includes(way[0] ?? '')) return err({ tag: 'PathFixed', path });
    if (!isThere(made, way)) return err({ tag: 'PathNotThere', path });
    made = changed(made, way, to);
  }
  const policy = Policy.safeParse(made);
  if (!policy.success) {
    const issues = policy.error.issues.slice(0, ISSUES_SHOWN);
    return err({ tag: 'PolicyDoesNotParse', issues: issues.map((one) => `${one.path.join('.')}: ${one.message}`) });
  }
  return differences(base, policy.data).length === 0 ? err({ tag: 'NothingChanged' }) : ok(policy.data);
}

function isThere(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? isThere((value as Record<string, unknown>)[key], rest)
    : false;
}
