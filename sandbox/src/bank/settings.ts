/** The lender this stand-in plays. Invented, as is the secret both sides share. */
export const BANK = {
  bankId: 'BANK-A',
  name: '湾区商业银行深圳分行',
  secret: `whsec_${Buffer.from('sandbox-bank-a-secret-32-bytes!!!').toString('base64')}`,
} as const;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long the bank takes to answer, as a person would find it and as a test has time for. */
export const ANSWER_AFTER_MS = {
  instant: { now: 200, late: 3 * SECOND_MS },
  published: { now: 30 * MINUTE_MS, late: 26 * HOUR_MS },
} as const;

/** Waits between attempts to tell the partner. Source: the schedule Standard Webhooks recommends; scaled down beside it. */
export const CALLBACK_RETRY_MS = {
  instant: [100, 500, 2 * SECOND_MS, 5 * SECOND_MS],
  published: [5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS],
} as const;
