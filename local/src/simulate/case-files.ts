import type { Chain } from '@loan/functions/use-cases/ops/evidence';
import { instructions } from '@loan/sandbox/bank/disbursement';
import { findTask, type SignTask } from '@loan/sandbox/fadada/tasks/task';
import type { World } from '@loan/sandbox/kernel/world';
import type { Application } from '@loan/shared/application/application';
import type { Deposit } from '@loan/shared/backstop/deposit';
import type { ChainedEvent } from '@loan/shared/evidence/event';
import type { Books, Case, Line } from './laws/case.ts';
import type { Row, Write } from './table.ts';

const KINDS = new Set(['APPLICATION', 'SOURCE', 'CONSENT', 'FACILITY', 'DRAWDOWN', 'LOAN']);
const OPEN_WORK = new Set<unknown>(['due', 'running', 'dead']);

type Aggregate = { applicationId: string; state: Row | undefined; events: Map<string, ChainedEvent> };
type BankFile = { line: Row | undefined; news: Map<string, Row>; heard: { bankSeq: number; type: string }[] };

type Sources = {
  world: () => World;
  /** Names of rows and objects that hold what was read of shops, and the permissions to read them. */
  kept: () => string[];
};

export type CaseFiles = ReturnType<typeof createCaseFiles>;

/** Files every row under the application it belongs to, so that a law reads one application and not the table. */
export function createCaseFiles({ world, kept }: Sources) {
  const aggregates = new Map<string, Aggregate>();
  const bankFiles = new Map<string, BankFile>();
  const jobs = new Map<string, { kind: string; applicationId: string }>();
  let deposit: Row | undefined;

  const bankFileOf = (applicationId: string): BankFile => {
    const file = bankFiles.get(applicationId) ?? { line: undefined, news: new Map(), heard: [] };
    bankFiles.set(applicationId, file);
    return file;
  };

  function fileNews(applicationId: string, sk: string, row: Row | undefined): string {
    const file = bankFileOf(applicationId);
    if (sk === 'LINE') file.line = row;
    else if (row) file.news.set(sk, row);
    else file.news.delete(sk);
    return applicationId;
  }

  function fileJob(pk: string, row: Row | undefined): void {
    const { applicationId = '' } = (row?.['payload'] ?? {}) as { applicationId?: string };
    if (row && OPEN_WORK.has(row['status'])) jobs.set(pk, { kind: String(row['kind']), applicationId });
    else jobs.delete(pk);
  }

  function fileAggregate(pk: string, sk: string, row: Row | undefined): string {
    const held = aggregates.get(pk) ?? { applicationId: '', state: undefined, events: new Map() };
    aggregates.set(pk, held);
    if (sk !== 'STATE') {
      if (row) held.events.set(sk, row['event'] as ChainedEvent);
      else held.events.delete(sk);
      return held.applicationId;
    }
    held.state = row;
    const { id = '', applicationId = id } = (row?.['state'] ?? {}) as { id?: string; applicationId?: string };
    held.applicationId ||= applicationId;
    return held.applicationId;
  }

  const tasksOf = (events: readonly ChainedEvent[], type: string): SignTask[] =>
    events.flatMap((event) => (event.type === type ? (findTask(world(), String(event.facts['taskId'])) ?? []) : []));

  return {
    /** The application it belongs to, if it belongs to one. */
    file({ row, before }: Write): string | undefined {
      const { pk, sk } = (row ?? before) as Row;
      const [kind = '', id = ''] = pk.split('#');
      if (kind === 'LINE') return fileNews(id, sk, row);
      if (kind === 'JOB') fileJob(pk, row);
      if (kind === 'DEPOSIT' && sk === 'STATE') deposit = row;
      return KINDS.has(kind) ? fileAggregate(pk, sk, row) || undefined : undefined;
    },
    hear: (applicationId: string, news: { bankSeq: number; type: string }): void =>
      void bankFileOf(applicationId).heard.push(news),
    case(applicationId: string): Case | undefined {
      const chains = [...aggregates]
        .filter(([, aggregate]) => aggregate.applicationId === applicationId)
        .map(([pk, aggregate]) => chainOf(pk, aggregate));
      const of = <T>(kind: string) =>
        chains.filter((chain) => chain.kind === kind).flatMap(({ loaded }) => (loaded ? [loaded.state as T] : []));
      const [application] = of<Application>('application');
      if (!application) return undefined;
      const events = chains.find(({ kind }) => kind === 'application')?.events ?? [];
      return {
        application,
        chains,
        sources: of('source'),
        facilities: of('facility'),
        drawdowns: of('drawdown'),
        loans: of('loan'),
        line: lineOf(bankFileOf(applicationId)),
        heard: bankFileOf(applicationId).heard,
        instructions: instructions(world()).filter((one) => one.applicationId === applicationId),
        tasks: { bureau: tasksOf(events, 'sendBureau'), loan: tasksOf(events, 'sendSigning') },
        work: [...jobs.values()].filter((job) => job.applicationId === applicationId),
        kept,
      };
    },
    applicationIds: (): string[] =>
      [...aggregates.keys()].flatMap((pk) => (pk.startsWith('APPLICATION#') ? [pk.slice('APPLICATION#'.length)] : [])),
    books(): Books {
      const states = <T>(prefix: string) =>
        [...aggregates].flatMap(([pk, { state }]) => (pk.startsWith(prefix) && state ? [state['state'] as T] : []));
      return {
        deposit: deposit as Deposit | undefined,
        drawdowns: states('DRAWDOWN#'),
        loans: states('LOAN#'),
      };
    },
  };
}

function chainOf(pk: string, { state, events }: Aggregate): Chain {
  const [kind = '', id = ''] = pk.split('#');
  const loaded = state && { state: state['state'], head: String(state['head']) };
  const inOrder = [...events].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
  return { kind: kind.toLowerCase(), id, events: inOrder, loaded } as Chain;
}

function lineOf({ line, news }: BankFile): Line {
  const inOrder = [...news].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    nextSeq: Number(line?.['nextSeq'] ?? 1),
    deliveredSeq: Number(line?.['deliveredSeq'] ?? 0),
    status: String(line?.['status'] ?? 'none'),
    news: inOrder.map(([, row]) => row['event'] as { bankSeq: number; type: string }),
  };
}
