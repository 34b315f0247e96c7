import { AnswerHead, BankEvent, CreditApply, CreditResult, Disburse, DisburseResult } from '@loan/shared/bank/los-bank';
import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type { BankError, BankGateway } from '../../ports/bank-gateway.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import { signHeaders, verifySignature } from './signature.ts';

export type BankGatewayOptions = {
  http: Http;
  baseUrl: string;
  partnerId: string;
  bankId: string;
  /** `whsec_…`, newest first. More than one while a key is being rotated. */
  secrets: readonly string[];
  windowSeconds: number;
  timeoutMs: number;
  now: () => Date;
  /** A new UUID. */
  newId: () => string;
};

/** One call of the contract: what it is, where it goes, and the id that a repeat of it carries again. */
type Call<T> = { service: string; path: string; messageId: string; body: unknown; answer: z.ZodType<T> };

const ACCEPTED = '0000';
/** No such business number at this bank. */
const NONE = '4040';
/**
 * Not accepted now, though nothing is wrong with it: slow down, or busy with an unknown outcome.
 * Both are settled the same way, by querying under the same number.
 */
const ASK_AGAIN = ['4290', '5000'];

const MAX_ANSWER_BYTES = 256 * 1024;

/** One bank by LOS-Bank v1, whose text is docs/bank-integration.md. */
export function createBankGateway(options: BankGatewayOptions): BankGateway {
  const { newId } = options;
  return {
    async apply(body) {
      const call = { service: 'credit.apply', path: '/v1/credit-applications', answer: CreditResult };
      const messageId = `credit-apply_${body.creditApplyNo}`;
      const result = await send(options, { ...call, messageId, body: CreditApply.parse(body) });
      return result.ok ? sameNumber(result.value, 'creditApplyNo', body.creditApplyNo) : result;
    },

    async queryCredit(creditApplyNo) {
      const call = { service: 'credit.query', path: '/v1/credit-applications/query', answer: CreditResult };
      const result = await send(options, { ...call, messageId: newId(), body: { creditApplyNo } });
      return result.ok ? sameNumber(result.value, 'creditApplyNo', creditApplyNo) : noneOr(result.error);
    },

    async disburse(body) {
      const call = { service: 'loan.disburse', path: '/v1/disbursements', answer: DisburseResult };
      const messageId = `loan-disburse_${body.loanApplyNo}`;
      const result = await send(options, { ...call, messageId, body: Disburse.parse(body) });
      return result.ok ? sameNumber(result.value, 'loanApplyNo', body.loanApplyNo) : result;
    },

    async queryDisbursement(loanApplyNo) {
      const call = { service: 'loan.query', path: '/v1/disbursements/query', answer: DisburseResult };
      const result = await send(options, { ...call, messageId: newId(), body: { loanApplyNo } });
      return result.ok ? sameNumber(result.value, 'loanApplyNo', loanApplyNo) : noneOr(result.error);
    },

    async deliver(event, messageId) {
      const call = { service: 'event.deliver', path: '/v1/events', answer: z.object({}) };
      const result = await send(options, { ...call, messageId, body: BankEvent.parse(event) });
      return result.ok ? ok(undefined) : result;
    },
  };
}

async function send<T>(options: BankGatewayOptions, call: Call<T>): Promise<Result<T, BankError>> {
  const { http, baseUrl, partnerId, bankId, secrets, timeoutMs, now, newId } = options;
  const { service, messageId } = call;
  const at = now();
  const head = { partnerId, bankId, apiVersion: '1.0', service, requestNo: newId(), requestTime: at.toISOString() };
  const text = JSON.stringify({ head, body: call.body });
  const answer = await http.call(
    {
      method: 'POST',
      url: `${baseUrl}${call.path}`,
      headers: { 'content-type': 'application/json', ...signHeaders({ messageId, text, at }, secrets) },
      body: text,
    },
    { timeoutMs, maxBytes: MAX_ANSWER_BYTES },
  );
  if (answer.tag === 'unknown') return unknown(answer.cause);
  return readAnswer(options, call, answer);
}

const Envelope = z.object({ head: AnswerHead, body: z.unknown() });

function readAnswer<T>(
  { secrets, windowSeconds, now }: BankGatewayOptions,
  call: Call<T>,
  answer: HttpAnswer,
): Result<T, BankError> {
  // A gateway or proxy on the way can say anything; only what the bank signed for this very message counts.
  const verified = verifySignature(answer.headers, answer.text(), { secrets, now: now(), windowSeconds });
  if (!verified.ok) return unknown(`status ${answer.status}, ${verified.error.tag}`);
  if (verified.value.messageId !== call.messageId) return unknown('an answer to another message');

  const envelope = Envelope.safeParse(answer.json());
  if (!envelope.success) return unknown(`an envelope we cannot read: ${places(envelope.error)}`);
  const { head, body } = envelope.data;
  if (ASK_AGAIN.includes(head.code)) return unknown(`code ${head.code}`);
  if (head.code !== ACCEPTED) return err({ tag: 'BankRefused', code: head.code, message: head.message });

  const parsed = call.answer.safeParse(body);
  // An answer we cannot read says nothing about the money.
  return parsed.success ? ok(parsed.data) : unknown(`a body we cannot read: ${places(parsed.error)}`);
}

function sameNumber<T extends Record<K, string>, K extends string>(
  result: T,
  field: K,
  number: string,
): Result<T, BankError> {
  return result[field] === number ? ok(result) : unknown(`an answer about another ${field}`);
}

const noneOr = (error: BankError): Result<never, BankError | { tag: 'BankHasNone' }> =>
  err(error.tag === 'BankRefused' && error.code === NONE ? { tag: 'BankHasNone' } : error);

const unknown = (cause: string): Result<never, BankError> => err({ tag: 'BankUnknown', cause });

/** Which fields, never what stood in them. */
const places = (error: z.ZodError): string => error.issues.map(({ path }) => path.join('.') || '(all)').join(', ');
