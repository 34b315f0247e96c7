import type { Context } from 'hono';
import { requestId } from '../iop/gateway.ts';
import { PROBLEMS, type Problem } from '../iop/problems.ts';
import type { Answer, Method } from './api/call.ts';
import { issueList } from './api/issues.ts';
import { loanList } from './api/loans.ts';
import { orderInfo } from './api/order-info.ts';
import { orderList } from './api/order-list.ts';
import { merchantProfile, productInfo, productList } from './api/products.ts';

/** Business calls, named by `method`. */
export const METHODS: Readonly<Record<string, Method>> = {
  'aliexpress.solution.order.get': orderList,
  'aliexpress.solution.order.info.get': orderInfo,
  'aliexpress.trade.redefining.findloanlistquery': loanList,
  'aliexpress.issue.issuelist.get': issueList,
  'aliexpress.solution.product.list.get': productList,
  'aliexpress.solution.product.info.get': productInfo,
  'aliexpress.solution.merchant.profile.get': merchantProfile,
};

/** An answer bears its method's name; a refusal is an error_response, with `msg` where calls by path say `message`. */
export function replySync(c: Context, method: string, answer: Answer): Response {
  if (!('problem' in answer)) {
    return c.json({ [`${method.replaceAll('.', '_')}_response`]: { ...answer, request_id: requestId() } });
  }
  const { type, code, message } = answer.problem as Problem;
  return c.json({ error_response: { type, code, msg: message, request_id: requestId() } });
}

/** The quota fault in AliExpress's words. */
export const tooManyAliexpress = (c: Context): Response => replySync(c, '', { problem: PROBLEMS.quota });
