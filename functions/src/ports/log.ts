/** Facts for operators: ids, counts and tags. Never a name, a number of a person, an account, a token or a body. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(what: string, facts?: LogFacts): void;
  warn(what: string, facts?: LogFacts): void;
  /** Wakes somebody up: alarms are set on these. */
  alarm(what: string, facts?: LogFacts): void;
}
