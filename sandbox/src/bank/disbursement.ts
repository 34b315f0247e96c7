import type { World } from '../kernel/world.ts';
import { type Answer, accepted, refused } from './answer.ts';
import { type Plan, planFor } from './behaviour.ts';
import { tellPartner } from './callback.ts';
import { type CreditCase, findCredit } from './credit.ts';
import type { Desk } from './desk.ts';
import { nextReference } from './numbers.ts';
import { fingerprint } from './same-body.ts';
import type { Disburse, DisburseResult, FailCode } from './shapes.ts';
import { when } from './timetable.ts';

/** An order to pay, and what the bank made of it when it came in. */
type DisburseCase = { order: Disburse; fingerprint: string; plan: Plan; failure?: Failure; result: DisburseResult };
type Failure = { failCode: FailCode; failText: string };

/** Money on its way out of the bank: one line for each order it pays, never two. */
export type Instruction = {
  orderNo: string;
  applicationId: string;
  drawdownId: string;
  amountFen: number;
  accountName: string;
  accountTail: string;
  bankTransactionNo: string;
  at: string;
};

const CASES = 'bank.disbursements';
const INSTRUCTIONS = 'bank.instructions';

export function disburse(desk: Desk, order: Disburse): Answer {
  const { world } = desk;
  const known = world.state.get<DisburseCase>(CASES, order.loanApplyNo);
  if (known) {
    return known.fingerprint === fingerprint(order)
      ? accepted(known.result)
      : refused('4090', `loanApplyNo ${order.loanApplyNo} was used for another order`);
  }
  const credit = findCredit(world, order.creditApplyNo);
  if (!credit) return refused('4040', `creditApplyNo ${order.creditApplyNo} is not known`);
  const plan = planFor(world, 'disburse');
  const failure = plan.result === 'reject' ? CLOSED : findFailure(world, order, credit);
  const { loanApplyNo, drawdownId } = order;
  const opened: DisburseCase = {
    order,
    fingerprint: fingerprint(order),
    plan,
    ...(failure && { failure }),
    result: { status: 'PROCESSING', loanApplyNo, drawdownId },
  };
  world.state.set(CASES, loanApplyNo, opened);
  if (!failure) instruct(world, order);
  schedule(desk, opened);
  return accepted(opened.result);
}

/** Products whose money the bank pays on, and to whom (受托支付). */
const ENTRUSTED: Readonly<Record<string, { kind: string; what: string }>> = {
  AD_LOAN: { kind: 'AD_ACCOUNT', what: '广告账户' },
  LOGISTICS_LOAN: { kind: 'FORWARDER', what: '货代' },
};

const CLOSED: Failure = { failCode: 'ACCOUNT_CLOSED', failText: '收款账户已销户' };

/** The bank's own checks before any money leaves it. */
function findFailure(world: World, order: Disburse, { apply, result }: CreditCase): Failure | undefined {
  const isFor = apply.applicationId === order.applicationId;
  if (result.status !== 'SUCCESS' || !isFor || Date.parse(result.validUntil) <= world.now().getTime()) {
    return { failCode: 'LIMIT_EXCEEDED', failText: '没有有效的授信额度' };
  }
  if (order.payee.accountName !== apply.company.name) {
    return { failCode: 'ACCOUNT_NAME_MISMATCH', failText: '收款账户户名与借款人名称不一致' };
  }
  const entrusted = ENTRUSTED[apply.product];
  if (entrusted && order.entrusted?.kind !== entrusted.kind) {
    return { failCode: 'CONTRACT_INVALID', failText: `缺少受托支付的${entrusted.what}` };
  }
  if (order.contracts.length === 0) return { failCode: 'CONTRACT_INVALID', failText: '缺少已签署的借款合同' };
  const drawable = Math.min(result.approvedLimitFen, result.availableFen) - drawnOn(world, order.creditApplyNo);
  return order.amountFen > drawable ? { failCode: 'LIMIT_EXCEEDED', failText: '支用金额超过可用额度' } : undefined;
}

function drawnOn(world: World, creditApplyNo: string): number {
  const paid = world.state.entries<DisburseCase>(CASES).map(([, one]) => one);
  return paid
    .filter(({ order, failure }) => order.creditApplyNo === creditApplyNo && !failure)
    .reduce((sum, { order }) => sum + order.amountFen, 0);
}

function instruct(world: World, { loanApplyNo, applicationId, drawdownId, amountFen, payee }: Disburse): void {
  const instruction: Instruction = {
    orderNo: loanApplyNo,
    applicationId,
    drawdownId,
    amountFen,
    accountName: payee.accountName,
    accountTail: payee.accountNo.slice(-4),
    bankTransactionNo: nextReference(world, 'FK'),
    at: world.now().toISOString(),
  };
  world.state.set(INSTRUCTIONS, loanApplyNo, instruction);
}

export const instructions = (world: World): Instruction[] =>
  world.state.entries<Instruction>(INSTRUCTIONS).map(([, instruction]) => instruction);

export function queryDisbursement(desk: Desk, loanApplyNo: string): Answer {
  const find = () => desk.world.state.get<DisburseCase>(CASES, loanApplyNo);
  const found = find();
  if (!found) return refused('4040', `loanApplyNo ${loanApplyNo} is not known`);
  const { answerAt } = found.plan;
  if (answerAt !== null && answerAt <= desk.world.now().getTime()) settle(desk, loanApplyNo);
  return accepted(find()?.result);
}

export function resumeDisbursements(desk: Desk): void {
  for (const [, one] of desk.world.state.entries<DisburseCase>(CASES)) {
    if (one.result.status === 'PROCESSING') schedule(desk, one);
  }
}

const schedule = (desk: Desk, { order, plan }: DisburseCase) =>
  when(desk.world, plan.answerAt, () => settle(desk, order.loanApplyNo));

function settle(desk: Desk, loanApplyNo: string): void {
  const found = desk.world.state.get<DisburseCase>(CASES, loanApplyNo);
  if (found?.result.status !== 'PROCESSING') return;
  const result = outcomeOf(desk.world, found);
  desk.world.state.set(CASES, loanApplyNo, { ...found, result } satisfies DisburseCase);
  const notice = { service: 'loan.result', path: '/disbursement-results' } as const;
  tellPartner(desk, { ...notice, body: result, times: found.plan.twice ? 2 : 1 });
  if (found.plan.outOfOrder) tellPartner(desk, { ...notice, body: found.result });
}

function outcomeOf(world: World, { order, failure }: DisburseCase): DisburseResult {
  const { loanApplyNo, drawdownId, amountFen, payee } = order;
  if (failure) return { status: 'FAIL', loanApplyNo, drawdownId, ...failure };
  const sent = world.state.get<Instruction>(INSTRUCTIONS, loanApplyNo);
  return {
    status: 'SUCCESS',
    loanApplyNo,
    drawdownId,
    amountFen,
    payee: { accountName: payee.accountName, accountTail: payee.accountNo.slice(-4) },
    bankTransactionNo: sent?.bankTransactionNo ?? '',
    disbursedAt: world.now().toISOString(),
  };
}
