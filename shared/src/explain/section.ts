import { z } from '../schema.ts';

const Cell = z.string().max(4_000);
const Row = z.array(Cell).min(1).max(8);

/** One part of what a decision rests on, as rows to read. `rules`: the last cell of a row is a `RuleResult`. */
export const Section = z.strictObject({
  kind: z.enum(['rules', 'figures']),
  title: z.string().min(1).max(200),
  head: Row.optional(),
  rows: z.array(Row).max(1_000),
});
export type Section = z.infer<typeof Section>;

/** What became of a rule, as a reviewer reads it. Lifted (已解除): an earlier review found that it does not apply. */
export const RULE_RESULT = {
  pass: '通过',
  notChecked: '未能核对',
  cleared: '已解除',
  refer: '转人工',
  decline: '不通过',
} as const;
