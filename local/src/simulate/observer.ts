import { createHash } from 'node:crypto';
import type { World } from '@loan/sandbox/kernel/world';
import { createCaseFiles } from './case-files.ts';
import type { Case } from './laws/case.ts';
import { CASE_LAWS, firstBroken } from './laws/case-laws.ts';
import { DEPOSIT_LAW, depositBroken } from './laws/deposit-law.ts';
import { LOG_LAW, lineBroken, ROW_LAW, rowBroken } from './laws/words.ts';
import type { Served } from './network.ts';
import type { Row, Write } from './table.ts';

export type Broken = { law: string; what: string };
export type Observer = ReturnType<typeof createObserver>;

/** Lines kept to show what came before a law was broken. */
const KEPT = 40;
const MONEY_ROW = /^(DEPOSIT|DRAWDOWN|LOAN)#/;

type Watched = { world: () => World; when: () => string; kept: () => string[] };

/** Sees every write, every answer of a stand-in and every line of the log, and holds them against the laws. */
export function createObserver({ world, when, kept }: Watched) {
  const files = createCaseFiles({ world, kept });
  const touched = new Set<string>();
  const recent: string[] = [];
  const digest = createHash('sha256');
  let isMoneyTouched = false;
  let found: Broken | undefined;

  const breakLaw = (law: string, what: string | undefined): void => {
    if (what) found ??= { law, what };
  };
  function tell(happening: string, detail = ''): void {
    const line = `${when()}  ${happening}`;
    digest.update(`${line} ${detail}\n`);
    recent.push(line);
    if (recent.length > KEPT) recent.shift();
  }

  return {
    onWritten(writes: readonly Write[]): void {
      for (const write of writes) {
        const applicationId = files.file(write);
        if (applicationId) touched.add(applicationId);
        isMoneyTouched ||= MONEY_ROW.test((write.row ?? write.before)?.pk ?? '');
        if (write.row) breakLaw(ROW_LAW, rowBroken(write.row));
        tell(told(write), JSON.stringify(write.row ?? ''));
      }
    },
    onServed({ vendor, path, body, status, answer }: Served): void {
      tell(`${vendor} answers ${status} to ${path.replace('/sandbox', '')}`);
      if (vendor !== 'bank') return;
      const message = parsed(body) as { body?: { applicationId?: string; bankSeq?: number; type?: string } };
      const { applicationId, bankSeq, type } = message.body ?? {};
      if (!applicationId) return;
      touched.add(applicationId);
      const { head } = parsed(answer) as { head?: { code?: string } };
      if (bankSeq && type && head?.code === '0000') files.hear(applicationId, { bankSeq, type });
    },
    onLine(line: string): void {
      tell(line);
      breakLaw(LOG_LAW, lineBroken(line));
    },
    /** Makes the laws look at an application although nothing of ours has changed. */
    touch: (applicationId: string): void => void touched.add(applicationId),
    /** The first law that does not hold, looking at everything that has changed since the last look. */
    look(): Broken | undefined {
      for (const id of touched) {
        const one = files.case(id);
        if (one) found ??= firstBroken(CASE_LAWS, one);
      }
      touched.clear();
      if (isMoneyTouched) breakLaw(DEPOSIT_LAW, depositBroken(files.books()));
      isMoneyTouched = false;
      return found;
    },
    cases: (): Case[] => files.applicationIds().flatMap((id) => files.case(id) ?? []),
    recent: (): readonly string[] => recent,
    digest: (): string => digest.copy().digest('hex'),
  };
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** One write in words: which row, and how its standing changed. */
function told({ row, before }: Write): string {
  const { pk, sk } = (row ?? before) as Row;
  const standing = (one: Row | undefined) =>
    String((one?.['state'] as { status?: string })?.status ?? one?.['status'] ?? (one ? 'there' : 'nothing'));
  const event = row?.['event'] as { type?: string } | undefined;
  const kind = row?.['kind'] ? ` ${row['kind']}` : '';
  return `${pk} ${sk}${kind}: ${event?.type ?? `${standing(before)} → ${standing(row)}`}`;
}
