import { createHash } from 'node:crypto';
import type { Lane } from '../../ports/jobs.ts';
import { DUE_PARTITIONS } from '../../ports/jobs.ts';

/**
 * Every key in the table. No other file spells a prefix.
 *
 *   what                        pk                        sk                      gsi1pk              gsi1sk
 *   aggregate                   APPLICATION#<id> …        STATE
 *   its chained events          APPLICATION#<id> …        EVENT#<seq, 6 digits>
 *   record                      RECORD#<kind>#<key>       RECORD
 *   item of a list              LIST#<name>#<owner>       <key>
 *   claim                       CLAIM#<what>              CLAIM
 *   job                         JOB#<id>                  JOB                     DUE#<lane>#<0..7>   <due at>#<id>
 *   line of news for a bank     LINE#<application>        LINE                    DUE#calls#<0..7>    <due at>#line:<application>
 *   one piece of news           LINE#<application>        NEWS#<seq, 6 digits>
 *   dead job or line            (its own)                 (its own)               DEAD                <since>#<id>
 *   deposit                     DEPOSIT#<partner>         STATE
 *   move of the deposit         DEPOSIT#<partner>         MOVE#<at>#<id>
 */
const six = (n: number) => String(n).padStart(6, '0');

export const keys = {
  aggregate: (kind: string, id: string) => ({ pk: `${kind.toUpperCase()}#${id}`, sk: 'STATE' }),
  event: (kind: string, id: string, seq: number) => ({ pk: `${kind.toUpperCase()}#${id}`, sk: `EVENT#${six(seq)}` }),
  record: (kind: string, key: string) => ({ pk: `RECORD#${kind}#${key}`, sk: 'RECORD' }),
  list: (list: string, owner: string) => ({ pk: `LIST#${list}#${owner}` }),
  claim: (claim: string) => ({ pk: `CLAIM#${claim}`, sk: 'CLAIM' }),
  job: (id: string) => ({ pk: `JOB#${id}`, sk: 'JOB' }),
  line: (applicationId: string) => ({ pk: `LINE#${applicationId}`, sk: 'LINE' }),
  news: (applicationId: string, seq: number) => ({ pk: `LINE#${applicationId}`, sk: `NEWS#${six(seq)}` }),
  deposit: (partnerId: string) => ({ pk: `DEPOSIT#${partnerId}`, sk: 'STATE' }),
  depositMove: (partnerId: string, at: string, id: string) => ({ pk: `DEPOSIT#${partnerId}`, sk: `MOVE#${at}#${id}` }),
} as const;

/** Where a due row is found again. The partition follows from the id, so that it is the same on every write. */
export const dueKeys = (lane: Lane, dueAt: string, id: string) => ({
  gsi1pk: duePartition(lane, partitionOf(id)),
  gsi1sk: `${dueAt}#${id}`,
});
export const duePartition = (lane: Lane, partition: number) => `DUE#${lane}#${partition}`;
export const deadKeys = (since: string, id: string) => ({ gsi1pk: 'DEAD', gsi1sk: `${since}#${id}` });

const partitionOf = (id: string) => createHash('sha256').update(id).digest().readUInt8(0) % DUE_PARTITIONS;

const LINE_PREFIX = 'line:';
export const lineJobId = (applicationId: string) => `${LINE_PREFIX}${applicationId}`;
/** The application whose line this is, when the id is a line's. */
export const lineOf = (jobId: string) => (jobId.startsWith(LINE_PREFIX) ? jobId.slice(LINE_PREFIX.length) : undefined);
