/** One call of LOS-Bank v1: who serves it, and the names of its bodies among the schemas. */
export type BankOperation = {
  servedBy: 'bank' | 'partner';
  service: string;
  method: 'get' | 'post';
  path: string;
  summary: string;
  request?: string;
  answer: string;
  /** Codes beside 0000 that this call may be answered with. */
  codes: readonly (keyof typeof CODES)[];
};

/** What a code says of the message, never of the business; and the HTTP status it travels with. */
export const CODES = {
  '4000': { status: 400, meaning: 'Malformed; the message names the field' },
  '4001': { status: 401, meaning: 'The signature is wrong' },
  '4002': { status: 401, meaning: 'Signed outside the time window of 300 seconds' },
  '4030': { status: 422, meaning: 'Not allowed, for instance without the bureau authorisations' },
  '4040': { status: 404, meaning: 'Unknown number' },
  '4090': { status: 409, meaning: 'The same business number with another body, or a gap in the line of events' },
  '4290': { status: 429, meaning: 'Slow down' },
  '5000': { status: 503, meaning: 'Busy; the outcome is unknown: query under the same number' },
} as const;

const ANY = ['4000', '4001', '4002', '4290', '5000'] as const;

export const OPERATIONS: readonly BankOperation[] = [
  {
    servedBy: 'bank',
    service: 'credit.apply',
    method: 'post',
    path: '/v1/credit-applications',
    summary: 'Asks for a credit line. Repeated under the same creditApplyNo it gives the same answer.',
    request: 'CreditApply',
    answer: 'CreditResult',
    codes: [...ANY, '4030', '4090'],
  },
  {
    servedBy: 'bank',
    service: 'credit.query',
    method: 'post',
    path: '/v1/credit-applications/query',
    summary: 'Asks how a credit application stands.',
    request: 'CreditQuery',
    answer: 'CreditResult',
    codes: [...ANY, '4040'],
  },
  {
    servedBy: 'bank',
    service: 'loan.disburse',
    method: 'post',
    path: '/v1/disbursements',
    summary: 'Instructs one payment to the company’s own account. Repeated under the same loanApplyNo it pays once.',
    request: 'Disburse',
    answer: 'DisburseResult',
    codes: [...ANY, '4040', '4090'],
  },
  {
    servedBy: 'bank',
    service: 'loan.query',
    method: 'post',
    path: '/v1/disbursements/query',
    summary: 'Asks how a disbursement stands.',
    request: 'LoanQuery',
    answer: 'DisburseResult',
    codes: [...ANY, '4040'],
  },
  {
    servedBy: 'bank',
    service: 'event.deliver',
    method: 'post',
    path: '/v1/events',
    summary: 'Tells of one event. Events of an application come in the order of bankSeq, each at least once.',
    request: 'BankEvent',
    answer: 'Empty',
    codes: [...ANY, '4090'],
  },
  {
    servedBy: 'bank',
    service: 'ping',
    method: 'post',
    path: '/v1/ping',
    summary: 'Proves that both sides sign and verify alike.',
    request: 'Ping',
    answer: 'Ping',
    codes: ANY,
  },
  {
    servedBy: 'partner',
    service: 'credit.result',
    method: 'post',
    path: '/api/bank/v1/credit-results',
    summary: 'The bank has decided. We confirm by credit.query before anything moves.',
    request: 'CreditResult',
    answer: 'Empty',
    codes: ANY,
  },
  {
    servedBy: 'partner',
    service: 'loan.result',
    method: 'post',
    path: '/api/bank/v1/disbursement-results',
    summary: 'The bank has paid, or will not. We confirm by loan.query before anything moves.',
    request: 'DisburseResult',
    answer: 'Empty',
    codes: ANY,
  },
  {
    servedBy: 'partner',
    service: 'events',
    method: 'get',
    path: '/api/bank/v1/applications/{applicationId}/events',
    summary: 'An application’s events after a number. Reading past an undelivered event releases its line.',
    answer: 'EventPage',
    codes: [...ANY, '4040'],
  },
  {
    servedBy: 'partner',
    service: 'ping',
    method: 'post',
    path: '/api/bank/v1/ping',
    summary: 'Proves that both sides sign and verify alike.',
    request: 'Ping',
    answer: 'Ping',
    codes: ANY,
  },
];
