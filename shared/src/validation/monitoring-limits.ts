/**
 * When a figure of the monitoring report is looked at, and when it stops automatic approval.
 * Source: lending design §3.6; the least counts are our own. assumed: 100 decisions before an index is read, 30 referrals
 * before a share of them is; confirm: with the bank's model risk.
 */
export const MONITORING_LIMITS = {
  /** Of the stability index (PSI): a look from here on, and above that no automatic approval. */
  stability: { amberFromPpm: 100_000, redAbovePpm: 250_000 },
  /** Referred applications that a reviewer let through: below this share. */
  overrides: { belowPpm: 50_000 },
  /** Fewer decisions, on either side, tell nothing. */
  leastDecisions: 100,
  leastReferred: 30,
} as const;
