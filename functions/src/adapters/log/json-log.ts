import type { Log, LogFacts } from '../../ports/log.ts';

/** One line of JSON a fact, as CloudWatch filters and counts them. Alarms are set on `"level":"alarm"`. */
export function jsonLog(write: (line: string) => void): Log {
  const line =
    (level: string) =>
    (what: string, facts: LogFacts = {}) =>
      write(JSON.stringify({ level, what, ...facts }));
  return { info: line('info'), warn: line('warn'), alarm: line('alarm') };
}
