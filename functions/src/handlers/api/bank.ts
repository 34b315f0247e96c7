import { CreditResult, DisburseResult, Head } from '@loan/shared/bank/los-bank';
import { z } from '@loan/shared/schema';
import type { Context } from 'hono';
import type { NewJob } from '../../ports/jobs.ts';
import { creditResultJob, disburseResultJob, takeInbound } from '../../use-cases/bank/inbound.ts';
import { readBankEvents } from '../../use-cases/bank/read-events.ts';
import type { Deps } from '../../use-cases/deps.ts';
import { headersOf } from './callbacks.ts';
import type { Api } from './serve.ts';

/** The banks' side of LOS-Bank v1 (docs/bank-integration.md): every message verified, every answer signed. */
export function serveBank({ app, depsOf }: Api): void {
  app.post('/api/bank/v1/credit-results', async (c) => inbound(await depsOf(), c, CreditResult, creditResultJob));
  app.post('/api/bank/v1/disbursement-results', async (c) =>
    inbound(await depsOf(), c, DisburseResult, disburseResultJob),
  );
  app.post('/api/bank/v1/ping', async (c) =>
    inbound(await depsOf(), c, z.object({ echo: z.string().max(200) }), undefined),
  );
  app.get('/api/bank/v1/applications/:applicationId/events', async (c) => {
    const deps = await depsOf();
    const { pathname, search } = new URL(c.req.url);
    const bankId = deps.settings.bank.bankId;
    const verified = deps.inbox(bankId).verify(headersOf(c), `GET ${pathname}${search}`, new Date(deps.now()));
    if (!verified.ok) return refuse(deps, c, verified.error.tag);
    const query = z
      .object({
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(100).default(100),
      })
      .safeParse(c.req.query());
    if (!query.success)
      return answer(deps, c, {
        messageId: verified.value.messageId,
        code: '4000',
        message: 'after and limit (1–100) are whole numbers',
        status: 400,
      });
    const body = await readBankEvents(deps, { bankId, applicationId: c.req.param('applicationId'), ...query.data });
    if (!body)
      return answer(deps, c, {
        messageId: verified.value.messageId,
        code: '4040',
        message: 'no such application',
        status: 404,
      });
    return answer(deps, c, { messageId: verified.value.messageId, body });
  });
}

async function inbound<T>(
  deps: Deps,
  c: Context,
  schema: z.ZodType<T>,
  jobFor: ((deps: Deps, body: T) => NewJob) | undefined,
): Promise<Response> {
  const raw = await c.req.text();
  const envelope = z.object({ head: Head, body: z.unknown() }).safeParse(parseJson(raw));
  const bankId = envelope.data?.head.bankId ?? deps.settings.bank.bankId;
  if (bankId !== deps.settings.bank.bankId) return refuse(deps, c, 'InboundSignatureWrong');
  const verified = deps.inbox(bankId).verify(headersOf(c), raw, new Date(deps.now()));
  if (!verified.ok) return refuse(deps, c, verified.error.tag);
  const { messageId } = verified.value;
  const body = schema.safeParse(envelope.data?.body);
  if (!envelope.success || !body.success) {
    const issue = (envelope.error ?? body.error)?.issues[0];
    return answer(deps, c, {
      messageId,
      code: '4000',
      message: `${issue?.path.join('.')}: ${issue?.message}`,
      status: 400,
    });
  }
  const requestNo = envelope.data.head.requestNo;
  if (!jobFor) return answer(deps, c, { messageId, requestNo, body: body.data });
  const service = envelope.data.head.service;
  await takeInbound(deps, { bankId, messageId, service, raw }, jobFor(deps, body.data));
  return answer(deps, c, { messageId, requestNo, body: {} });
}

type Answer = {
  messageId: string;
  requestNo?: string;
  code?: string;
  message?: string;
  status?: 200 | 400 | 404;
  body?: unknown;
};

function answer(
  deps: Deps,
  c: Context,
  { messageId, requestNo = '', code = '0000', message = 'OK', status = 200, body = {} }: Answer,
): Response {
  const text = JSON.stringify({ head: { responseNo: deps.newId(), requestNo, code, message }, body });
  const headers = deps.inbox(deps.settings.bank.bankId).signAnswer(messageId, text, new Date(deps.now()));
  return c.body(text, status, { ...headers, 'content-type': 'application/json' });
}

/** Not verified, so not signed either: whoever sent this is told the code and nothing else. */
function refuse(deps: Deps, c: Context, why: string): Response {
  deps.log.alarm('bank message refused', { why });
  const code = why === 'InboundOutsideWindow' ? '4002' : why === 'InboundMalformed' ? '4000' : '4001';
  return c.json(
    { head: { responseNo: deps.newId(), requestNo: '', code, message: why }, body: {} },
    code === '4000' ? 400 : 401,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
