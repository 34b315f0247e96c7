import type { Outcome } from './simulate.ts';

/** Happenings shown of those that led to a broken law. */
const SHOWN = 15;

/** What came of a run, for whoever gave the command. */
export function reportOf(outcome: Outcome, asked: { seed: number; steps: number }): string[] {
  const { steps, broken, lastHappenings, digest, ended, statuses, mishaps } = outcome;
  const again = `npm run simulate -- --seed ${asked.seed} --steps ${asked.steps}`;
  const lines = [
    `${steps} steps, until ${ended} of a time that is not real`,
    `applications  ${Object.entries(statuses)
      .map(([status, count]) => `${count} ${status}`)
      .join(', ')}`,
    `went wrong    ${mishaps.map(([what, count]) => `${count} ${what}`).join(', ') || 'nothing'}`,
  ];
  if (!broken) return [...lines, `digest        ${digest}`, 'every law held'];
  return [
    ...lines,
    'the last things that happened:',
    ...lastHappenings.slice(-SHOWN).map((happening) => `  ${happening}`),
    `BROKEN after step ${broken.step}: ${broken.law}`,
    `  ${broken.what}`,
    `Once more: ${again}`,
  ];
}
