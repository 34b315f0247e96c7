import { randomUUID } from 'node:crypto';
import type { BankGateway } from '@loan/functions/ports/bank-gateway';
import type { SigningService, TaskStatus } from '@loan/functions/ports/signing-service';
import type { BankEvent, CreditApply, CreditResult, Disburse, DisburseResult } from '@loan/shared/bank/los-bank';
import { err, ok } from '@loan/shared/result';
import { addMs, Instant } from '@loan/shared/time/instant';
import type { Gate } from './stepper.ts';

const at = Instant.parse('2026-11-23T02:00:00.000Z');

/** What goes wrong on the way, one after the other, call by call; then all goes well. */
export type Mishap = 'none' | 'neverArrives' | 'answerLost' | 'refusedForNow';

/** The world behind the gates: what it did is what counts, however often it was asked. */
export type Outside = ReturnType<typeof createOutside>;

/** `thinksFor`: so many questions the bank answers with "still processing"; `paysAt`: when it then pays out. */
export function createOutside(
  mishaps: Mishap[] = [],
  { thinksFor = 0, paysAt = at }: { thinksFor?: number; paysAt?: Instant } = {},
) {
  let thinking = thinksFor;
  const sent: string[] = [];
  const paid = new Map<string, Disburse>();
  const applied = new Map<string, CreditApply>();
  const tasks: { taskId: string; reference: string }[] = [];
  const cancelled: string[] = [];
  /** What the e-sign service says of a task; nothing said, it waits for everyone. */
  const standings = new Map<string, TaskStatus>();
  const heard: BankEvent[] = [];
  const conflicts: string[] = [];

  /** The work is done unless it never arrives, and the answer is heard unless it is lost. */
  async function call<T>(work: () => T, unknown: T, refused: T = unknown): Promise<T> {
    switch (mishaps.shift()) {
      case 'neverArrives':
        return unknown;
      case 'refusedForNow':
        return refused;
      case 'answerLost':
        work();
        return unknown;
      default:
        return work();
    }
  }

  const bankUnknown = err({ tag: 'BankUnknown' as const, cause: 'timeout' });
  const bank: BankGateway = {
    apply: (body) =>
      call<Awaited<ReturnType<BankGateway['apply']>>>(() => {
        sent.push(`apply ${body.creditApplyNo}`);
        if (!remember(applied, body.creditApplyNo, body)) conflicts.push(body.creditApplyNo);
        return ok(thinking-- > 0 ? processing(body) : approval(body));
      }, bankUnknown),
    queryCredit: (number) =>
      call<Awaited<ReturnType<BankGateway['queryCredit']>>>(() => {
        sent.push(`query ${number}`);
        const body = applied.get(number);
        if (body && thinking-- > 0) return ok(processing(body));
        return body ? ok(approval(body)) : err({ tag: 'BankHasNone' as const });
      }, bankUnknown),
    disburse: (body) =>
      call<Awaited<ReturnType<BankGateway['disburse']>>>(() => {
        sent.push(`disburse ${body.loanApplyNo}`);
        if (!remember(paid, body.loanApplyNo, body)) conflicts.push(body.loanApplyNo);
        return ok(thinking-- > 0 ? paying(body) : payment(body, paysAt));
      }, bankUnknown),
    queryDisbursement: (number) =>
      call<Awaited<ReturnType<BankGateway['queryDisbursement']>>>(() => {
        sent.push(`query ${number}`);
        const body = paid.get(number);
        if (body && thinking-- > 0) return ok(paying(body));
        return body ? ok(payment(body, paysAt)) : err({ tag: 'BankHasNone' as const });
      }, bankUnknown),
    deliver: (event) =>
      call<Awaited<ReturnType<BankGateway['deliver']>>>(() => {
        heard.push(event);
        return ok(undefined);
      }, bankUnknown),
  };

  const signing: Pick<SigningService, 'createTask' | 'cancelTask' | 'taskStatus' | 'signedDocuments'> = {
    createTask: ({ reference }) =>
      call<Awaited<ReturnType<SigningService['createTask']>>>(
        () => {
          const known = tasks.find((task) => task.reference === reference);
          const task = known ?? { taskId: randomUUID(), reference };
          if (!known) tasks.push(task);
          return ok({ taskId: task.taskId });
        },
        err({ tag: 'SigningUnknown', cause: 'timeout' }),
      ),
    async cancelTask(taskId) {
      const { state } = standings.get(taskId) ?? { state: 'signing' };
      if (state !== 'signing') return err({ tag: 'SigningRefused', code: 'ended', message: state });
      if (!cancelled.includes(taskId)) cancelled.push(taskId);
      return ok(undefined);
    },
    taskStatus: async (taskId) => ok(standings.get(taskId) ?? { state: 'signing', signers: [] }),
    signedDocuments: async () => ok([{ documentId: 'signed', pdf: Buffer.from('%PDF-signed') }]),
  };
  return { bank, signing, cancelled, standings, sent, paid, applied, tasks, heard, conflicts };
}

/** False when the number was used before for something else: a bank refuses that, and so it must never happen. */
function remember<T>(known: Map<string, T>, number: string, body: T): boolean {
  const before = known.get(number);
  if (!before) known.set(number, body);
  return before === undefined || JSON.stringify(before) === JSON.stringify(body);
}

const processing = ({ creditApplyNo, applicationId }: CreditApply): CreditResult => ({
  status: 'PROCESSING',
  creditApplyNo,
  applicationId,
});
const paying = ({ loanApplyNo, drawdownId }: Disburse): DisburseResult => ({
  status: 'PROCESSING',
  loanApplyNo,
  drawdownId,
});

const approval = ({ creditApplyNo, applicationId, suggestion }: CreditApply): CreditResult => ({
  status: 'SUCCESS',
  decision: 'APPROVED',
  creditApplyNo,
  applicationId,
  approvedLimitFen: suggestion.limitFen,
  availableFen: suggestion.availableFen,
  annualRatePpm: suggestion.annualRatePpm,
  termMonths: suggestion.termMonths,
  validUntil: addMs(at, 30 * 86_400_000),
  bankReference: 'BR-1',
  decidedAt: at,
  reasons: [],
});

const payment = ({ loanApplyNo, drawdownId, amountFen, payee }: Disburse, disbursedAt: Instant): DisburseResult => ({
  status: 'SUCCESS',
  loanApplyNo,
  drawdownId,
  amountFen,
  payee: { accountName: payee.accountName, accountTail: payee.accountNo.slice(-4) },
  bankTransactionNo: 'FK-1',
  disbursedAt,
});

/** Asked of ourselves rather than of the outside: no worker waits for these. */
const LOCAL = new Set<string | symbol>(['plan', 'assemble', 'estimateMs']);

/** The same outside world, reached through a worker's gate. */
export const throughGate = <T extends object>(service: T, gate: Gate): T =>
  new Proxy(service, {
    get(target, name) {
      const method = Reflect.get(target, name);
      if (typeof method !== 'function' || LOCAL.has(name)) return method;
      return (...args: unknown[]) => gate(() => method.apply(target, args));
    },
  });
