import { type Context, Hono } from 'hono';
import type { World } from '../kernel/world.ts';
import { accepted, refused } from './answer.ts';
import { takeLoss } from './behaviour.ts';
import { resumeNotice } from './callback.ts';
import { createBankControl } from './control.ts';
import { applyForCredit, queryCredit, resumeCredits } from './credit.ts';
import type { Desk } from './desk.ts';
import { disburse, queryDisbursement, resumeDisbursements } from './disbursement.ts';
import { takeEvent } from './event-line.ts';
import { serve, signedAnswer } from './service.ts';
import { BANK } from './settings.ts';
import { BankEvent, CreditApply, CreditQuery, Disburse, LoanQuery, Ping } from './shapes.ts';

export type BankOptions = {
  /** Where the partner takes the bank's messages, without a trailing slash. */
  partnerUrl?: string;
  secret?: string;
  fetch?: typeof fetch;
};

const secretInUse = () => process.env['BANK_WEBHOOK_SECRET'] ?? BANK.secret;

/** A lender that speaks LOS-Bank v1, with rules, books and moods of its own. */
export function createBankApp(world: World, options: BankOptions = {}): Hono {
  const desk: Desk = {
    world,
    secret: options.secret ?? secretInUse(),
    partnerUrl: () =>
      options.partnerUrl ??
      process.env['BANK_PARTNER_URL'] ??
      `${world.publicUrl().replace(/\/sandbox$/, '')}/api/bank/v1`,
    fetch: options.fetch ?? fetch,
  };
  world.resumeWith('bank', resumeNotice(desk));
  resumeCredits(desk);
  resumeDisbursements(desk);
  return new Hono().route('/v1', createServices(desk)).route('/control', createBankControl(desk));
}

function createServices(desk: Desk): Hono {
  const { world } = desk;
  const app = new Hono();
  const creditLost = () => takeLoss(world, 'credit');
  const loanLost = () => takeLoss(world, 'disburse');
  const askCredit = (_: Desk, { creditApplyNo }: { creditApplyNo: string }) => queryCredit(desk, creditApplyNo);
  const askLoan = (_: Desk, { loanApplyNo }: { loanApplyNo: string }) => queryDisbursement(desk, loanApplyNo);
  const echo = (_: Desk, body: { echo: string }) => accepted(body);
  const store = (_: Desk, event: BankEvent) => takeEvent(world, event);
  app.post(
    '/credit-applications',
    serve(desk, { name: 'credit.apply', body: CreditApply, run: applyForCredit, isLost: creditLost }),
  );
  app.post('/credit-applications/query', serve(desk, { name: 'credit.query', body: CreditQuery, run: askCredit }));
  app.post('/disbursements', serve(desk, { name: 'loan.disburse', body: Disburse, run: disburse, isLost: loanLost }));
  app.post('/disbursements/query', serve(desk, { name: 'loan.query', body: LoanQuery, run: askLoan }));
  app.post('/events', serve(desk, { name: 'event.deliver', body: BankEvent, run: store }));
  app.post('/ping', serve(desk, { name: 'ping', body: Ping, run: echo }));
  return app;
}

/** Signed with the time of the request, which lies within the window as well. */
export function tooManyBank(c: Context): Response {
  const now = new Date(1000 * Number(c.req.header('webhook-timestamp') ?? 0));
  const outcome = { answer: refused('4290', 'slow down'), requestNo: '', responseNo: 'none' };
  return signedAnswer(c, { secret: secretInUse(), now }, outcome);
}
