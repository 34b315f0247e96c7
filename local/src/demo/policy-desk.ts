import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from '@loan/shared/policy-release/compare';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { ops } from '../ops/ops.ts';

/** A version that runs unseen beside the live one in the first journey, and decides the second. */
export type NewPolicy = { version: string; changes: readonly { path: string; to: number | string; reason: string }[] };
/** What the release of a new version was seen to do. */
export type PolicyReport = {
  from: string;
  to: string;
  /** What its shadow said of the first journey. */
  shadow: Pick<Comparison, 'cases' | 'before' | 'now' | 'swapSet' | 'limitChanges'>;
  /** Approving it without a ground was refused for these. */
  heldUpBy: readonly string[];
  oldReplays: boolean;
  newReplays: boolean;
};

const GROUND = '演示：样本不足，只收紧不放宽';
const AUTHOR = ['--by', 'zhao'];
const APPROVER = ['--by', 'sun'];
const TIMES = 40;
const PAUSE_MS = 250;

/** Two people of the partner change the policy with the operator's commands, beside the running system. */
export function policyDesk(dataDir: string, { version, changes }: NewPolicy) {
  async function typed(...words: string[]): Promise<{ exit: number; said: Record<string, unknown> }> {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const exit = await ops([...words, '--data', dataDir, '--json'], { out: say, err: say, now: () => new Date() });
    return { exit, said: JSON.parse(said.join('')) };
  }
  async function must(...words: string[]) {
    const { exit, said } = await typed(...words);
    if (exit !== 0) throw new Error(`${words.join(' ')}: ${JSON.stringify(said)}`);
    return said;
  }
  const replays = async (applicationId: string): Promise<boolean> =>
    (await typed('decision', 'replay', applicationId)).said['identical'] === true;

  /** The shadow decides in work of its own, a moment after the live one. */
  async function shadowSeen(): Promise<PolicyReport['shadow']> {
    for (let time = 1; time <= TIMES; time += 1) {
      const comparison = (await typed('policy', 'compare', version)).said['comparison'] as Comparison;
      const { cases, before, now, swapSet, limitChanges } = comparison;
      if (cases > 0) return { cases, before, now, swapSet, limitChanges };
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new Error('the version in shadow has decided nothing');
  }

  let base = '';
  return {
    async intoShadow(): Promise<void> {
      const { products } = (await must('policy', 'list')) as { products: { product: string; inForce: string }[] };
      base = products.find(({ product }) => product === 'dataLoan')?.inForce ?? '';
      const file = join(dataDir, 'draft.json');
      writeFileSync(file, JSON.stringify({ version, base, changes }));
      await must('policy', 'draft', file, ...AUTHOR);
      rmSync(file);
      await must('policy', 'shadow', version, ...AUTHOR);
    },
    /** In force from this day on, whose beginning has passed: from now on. */
    async release(): Promise<Pick<PolicyReport, 'shadow' | 'heldUpBy'>> {
      const shadow = await shadowSeen();
      const refused = (await typed('policy', 'approve', version, ...APPROVER)).said['error'] as { unmet?: string[] };
      await must('policy', 'approve', version, ...APPROVER, '--ground', GROUND);
      await must('policy', 'consent', version, ...APPROVER, '--ground', '湾区商业银行风险部，批文 2026-12');
      const today = shanghaiDay(instantOf(new Date()));
      await must('policy', 'release', version, ...APPROVER, '--from', today, '--ground', GROUND);
      return { shadow, heldUpBy: refused.unmet ?? [] };
    },
    async lookedAt(
      seen: Pick<PolicyReport, 'shadow' | 'heldUpBy'>,
      journeys: { earlier: string; later: string },
    ): Promise<PolicyReport> {
      const [oldReplays, newReplays] = [await replays(journeys.earlier), await replays(journeys.later)];
      return { from: base, to: version, ...seen, oldReplays, newReplays };
    },
  };
}

type Versions = { earlier: string | undefined; later: string | undefined };

/** Whether the first was decided by the old version and the second by the new one, each replayed on its own. */
export function judgePolicy({ from, to, shadow, heldUpBy, ...report }: PolicyReport, versions: Versions): string[] {
  const checks: [boolean, string][] = [
    [versions.earlier === from, `the first was decided by ${versions.earlier}, not ${from}`],
    [versions.later === to, `the second was decided by ${versions.later}, not ${to}`],
    [shadow.now.totalFen < shadow.before.totalFen, 'the stricter version would have lent as much'],
    [heldUpBy.includes('shadowCases'), 'a version that has seen almost nothing was approved'],
    [report.oldReplays && report.newReplays, 'a decision did not replay to the bit'],
  ];
  return checks.filter(([holds]) => !holds).map(([, what]) => what);
}
