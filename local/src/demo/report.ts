import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '@loan/functions/use-cases/deps';
import { chainsOf, verifyEvidence } from '@loan/functions/use-cases/ops/evidence';
import type { ApplicationView } from '@loan/shared/api/view';
import type { ChainedEvent } from '@loan/shared/evidence/event';
import type { PolicyReport } from './policy-desk.ts';
import type { Scenario } from './scenario.ts';

type Received = { bankSeq?: number; type?: string; verified: boolean; headers: Record<string, string>; body: string };

export type Report = {
  scenario: string;
  ok: boolean;
  elapsedMs: number;
  applicationId: string;
  decision: object;
  bank: { outcome: string; callbacks: { seq: number; type: string; verified: boolean }[] };
  disbursement: { status: string; amountFen: number; accountName: string };
  instructions: { orderNo: string; amountFen: number }[];
  timeline: { at: string; seq: number; type: string }[];
  evidence: { events: number; verified: boolean };
  failures: string[];
  /** Where a new version was released on the way. */
  policy?: PolicyReport;
};

type Gathered = {
  scenario: Scenario;
  url: string;
  deps: Deps;
  applicationId: string;
  view: ApplicationView;
  /** How the journey before this one ended. */
  earlier?: ApplicationView;
  elapsedMs: number;
  captureDir?: string;
};

/** Waits until the bank has everything, then says what happened and whether it ended as it had to. */
export async function report({
  scenario,
  url,
  deps,
  applicationId,
  view,
  earlier,
  elapsedMs,
  captureDir,
}: Gathered): Promise<Report> {
  const received = await bankReceived(url, deps, applicationId);
  const instructions = (
    (await (await fetch(`${url}/sandbox/bank/control/instructions`)).json()) as {
      orderNo: string;
      amountFen: number;
      applicationId: string;
    }[]
  )
    .filter((one) => one.applicationId === applicationId)
    .map(({ orderNo, amountFen }) => ({ orderNo, amountFen }));
  const events = await deps.ledger.history('application', applicationId);
  const chains = await chainsOf(deps, applicationId);
  const evidence = await verifyEvidence(deps, applicationId);
  const { decision } = view;
  const summary: Omit<Report, 'ok' | 'failures'> = {
    scenario: scenario.name,
    elapsedMs,
    applicationId,
    decision: {
      outcome: decision?.outcome,
      limitFen: decision?.limitFen,
      availableFen: decision?.availableFen,
      annualRatePpm: decision?.annualRatePpm,
      score: decision?.score,
      grade: decision?.grade,
      policyVersion: decision?.policyVersion,
      reasons: decision?.reasons.map(({ code, text }) => ({ code, text })),
    },
    bank: {
      outcome: bankOutcome(view, events),
      callbacks: received.map(({ bankSeq = 0, type = '', verified }) => ({ seq: bankSeq, type, verified })),
    },
    disbursement: {
      status: view.drawdown?.status ?? 'none',
      amountFen: view.drawdown?.status === 'disbursed' ? view.drawdown.quote.amountFen : 0,
      accountName: view.drawdown?.accountName ?? '',
    },
    instructions,
    timeline: events.map(({ at, seq, type }) => ({ at, seq, type })),
    evidence: { events: evidence.ok ? evidence.value.events : 0, verified: evidence.ok && evidence.value.whole },
  };
  if (captureDir)
    capture(
      captureDir,
      received,
      chains.flatMap((chain) => chain.events),
    );
  const failures = [...judge(scenario, view, summary), ...judgeLeverage(scenario, { view, earlier })];
  return { ...summary, ok: failures.length === 0, failures };
}

const WAIT_MS = 20_000;

/** The line is delivered in the background: waits until the bank's last number is ours. */
async function bankReceived(url: string, deps: Deps, applicationId: string): Promise<Received[]> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const answer = await fetch(`${url}/sandbox/bank/control/events?applicationId=${applicationId}&raw=1`);
    const { received, last } = (await answer.json()) as { received: Received[]; last: number };
    const ours = (await deps.ledger.bankEvents(applicationId, 0, 1_000)).length;
    if (last === ours || Date.now() > deadline) return received;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function bankOutcome(view: ApplicationView, events: readonly ChainedEvent[]): string {
  if (view.status === 'bankDeclined') return 'refused';
  if (events.some(({ type }) => type === 'bankCut')) return 'cut';
  return events.some(({ type }) => type === 'bankApprove') ? 'approved' : 'notAsked';
}

function capture(folder: string, received: readonly Received[], events: readonly ChainedEvent[]): void {
  mkdirSync(folder, { recursive: true });
  received.forEach(({ headers, body }, index) => {
    const name = String(index + 1).padStart(3, '0');
    writeFileSync(join(folder, `${name}.headers.json`), JSON.stringify(headers, null, 2));
    writeFileSync(join(folder, `${name}.body`), body);
  });
  writeFileSync(join(folder, 'evidence.jsonl'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
}

function judge({ expect }: Scenario, view: ApplicationView, summary: Omit<Report, 'ok' | 'failures'>): string[] {
  const decision = summary.decision as { outcome?: string; limitFen?: number; reasons?: { code: string }[] };
  const seqs = summary.bank.callbacks.map(({ seq }) => seq);
  const checks: [boolean, string][] = [
    [view.status === expect.status, `status ${view.status}, not ${expect.status}`],
    [decision.outcome === expect.decision, `decision ${decision.outcome}, not ${expect.decision}`],
    [
      !expect.firstReason || decision.reasons?.[0]?.code === expect.firstReason,
      `first reason ${decision.reasons?.[0]?.code}, not ${expect.firstReason}`,
    ],
    [!expect.limitFen || decision.limitFen === expect.limitFen, `limit ${decision.limitFen}, not ${expect.limitFen}`],
    [!expect.bank || summary.bank.outcome === expect.bank, `bank ${summary.bank.outcome}, not ${expect.bank}`],
    [
      expect.instructions === undefined || summary.instructions.length === expect.instructions,
      `${summary.instructions.length} instructions, not ${expect.instructions}`,
    ],
    [
      summary.bank.callbacks.length > 0 && summary.bank.callbacks.every(({ verified }) => verified),
      'a callback did not verify',
    ],
    [[...new Set(seqs)].every((seq, index) => seq === index + 1), 'callbacks out of order or with a gap'],
    [summary.evidence.verified, 'the evidence chain is broken'],
    [
      summary.disbursement.status !== 'disbursed' || summary.disbursement.amountFen <= (view.terms?.availableFen ?? 0),
      'more was paid out than may be drawn first',
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, what]) => what);
}

type Journeys = { view: ApplicationView; earlier: ApplicationView | undefined };

/** Whether debts and related companies made the line as small as they had to. */
function judgeLeverage({ expect: { togetherFen, debtsCut } }: Scenario, { view, earlier }: Journeys): string[] {
  const { limitFen = 0, debts = [], debtEffectFen = 0 } = view.decision ?? {};
  const bothFen = limitFen + (earlier?.decision?.limitFen ?? 0);
  const lenders = debts.map(({ lender }) => lender);
  const checks: [boolean, string][] = [
    [togetherFen === undefined || bothFen === togetherFen, `both lines ${bothFen}, not ${togetherFen}`],
    [
      !debtsCut || debtsCut.every((lender) => lenders.includes(lender)),
      `debts ${lenders.join()}, not ${debtsCut?.join()}`,
    ],
    [!debtsCut || debtEffectFen > 0, 'the debts took nothing off the line'],
  ];
  return checks.filter(([holds]) => !holds).map(([, what]) => what);
}
