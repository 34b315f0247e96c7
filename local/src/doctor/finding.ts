/**
 * What was found of one thing a deployment needs. `lacking` has to be cured before borrowers come; `soon` will have to
 * be; `unseen` could not be looked at from here, and why.
 */
export type Finding = {
  state: 'well' | 'soon' | 'lacking' | 'unseen';
  what: string;
  /** What to do about it, in words a partner's engineer can follow. */
  cure?: string;
};

export const well = (what: string): Finding => ({ state: 'well', what });
export const soon = (what: string, cure: string): Finding => ({ state: 'soon', what, cure });
export const lacking = (what: string, cure: string): Finding => ({ state: 'lacking', what, cure });
export const unseen = (what: string, cure: string): Finding => ({ state: 'unseen', what, cure });

const MARK = { well: 'ok', soon: 'soon', lacking: 'LACKING', unseen: 'not seen' } as const;

export function textOf(findings: readonly Finding[]): string {
  const lines = findings.map(
    ({ state, what, cure }) => `${MARK[state].padEnd(10)}${what}${cure ? `\n${' '.repeat(10)}→ ${cure}` : ''}`,
  );
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length;
  return `${lines.join('\n')}\n${count('well')} ok, ${count('soon')} soon, ${count('lacking')} lacking, ${count('unseen')} not seen\n`;
}

/** What is soon or unseen is said and does not fail a pipeline; what is lacking does. */
export const exitCodeOf = (findings: readonly Finding[]): number =>
  findings.some(({ state }) => state === 'lacking') ? 1 : 0;
