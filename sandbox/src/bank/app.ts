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

  const app = new Hono();
  app.post(
    '/v1/credit-applications',
    serve(desk, {
      name: 'credit.apply',
      body: CreditApply,
      run: applyForCredit,
      isLost: () => takeLoss(world, 'credit'),
    }),
  );
  app.post(
    '/v1/credit-applications/query',
    serve(desk, {
      name: 'credit.query',
      body: CreditQuery,
      run: (_, { creditApplyNo }) => queryCredit(desk, creditApplyNo),
    }),
  );
  app.post(
    '/v1/disbursements',
    serve(desk, { name: 'loan.disburse', body: Disburse, run: disburse, isLost: () => takeLoss(world, 'disburse') }),
  );
  app.post(
    '/v1/disbursements/query',
    serve(desk, {
      name: 'loan.query',
      body: LoanQuery,
      run: (_, { loanApplyNo }) => queryDisbursement(desk, loanApplyNo),
    }),
  );
  app.post(
    '/v1/events',
    serve(desk, { name: 'event.deliver', body: BankEvent, run: (_, event) => takeEvent(world, event) }),
  );
  app.post('/v1/ping', serve(desk, { name: 'ping', body: Ping, run: (_, { echo }) => accepted({ echo }) }));
  app.route('/control', createBankControl(desk));
  return app;
}

/** Signed with the time of the request, which lies within the window as well. */
export function tooManyBank(c: Context): Response {
  const now = new Date(1000 * Number(c.req.header('webhook-timestamp') ?? 0));
  const outcome = { answer: refused('4290', 'slow down'), requestNo: '', responseNo: 'none' };
  return signedAnswer(c, { secret: secretInUse(), now }, outcome);
}
