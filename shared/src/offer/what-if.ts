import { NOT_OFFERED } from '../facts/offered.ts';
import { productOf } from '../product/products.ts';
import type { Assessment } from './assessment.ts';
import { closedLoop } from './closed-loop.ts';
import { connectFlows } from './connections.ts';
import { cures } from './cures.ts';
import { repayDebts } from './debts.ts';
import { improvements } from './improvements.ts';
import type { Changed, Question, WhatIf } from './question.ts';

/** Everything worth asking with any product, and what the product itself would ask, given how the real question was answered. */
export function whatIfs(question: Question, answer: Assessment): WhatIf[] {
  return [
    ...cures(question, answer),
    ...closedLoop(question),
    ...requestMore(answer),
    ...authoriseShop(question, answer),
    ...connectFlows(question),
    ...productOf(question.policy).whatIfs(question, answer),
    ...guarantee(question),
    ...repayDebts(question),
    ...improvements(question, answer),
  ];
}

function requestMore({ priced }: Assessment): WhatIf[] {
  if (priced?.limit.bindingCap !== 'requestedLimit') return [];
  const change = { snapshot: { requestedLimitFen: NOT_OFFERED } } as const;
  return [{ code: 'requestMore', what: '提高申请金额', detail: '按现有数据可以支持的额度', change }];
}

/** For a pre-qualification: what an authorisation would bring, if the facts it adds are usual ones, which are said. */
function authoriseShop(question: Question, { score }: Assessment): WhatIf[] {
  if (question.snapshot.verified) return [];
  const missing = score.rows.filter(
    ({ rule, characteristic }) => 'missing' in characteristic && rule.ifConnected.from === 'shop',
  );
  if (missing.length === 0) return [];
  const changed: Changed = {};
  for (const { rule } of missing) changed[rule.code] = { value: rule.ifConnected.value };
  const usual = missing.map(({ rule }) => rule.ifConnected.text).join('、');
  return [
    {
      code: 'authoriseShop',
      what: '授权读取店铺数据',
      detail: `如果读到：${usual}`,
      change: { characteristics: changed },
    },
  ];
}

/** A guarantor stands beside sellers; a supplier is secured by the policy its buyer takes out, which its product asks. */
function guarantee(question: Question): WhatIf[] {
  const { offered, detail } = question.policy.guarantee;
  const isSupplier = productOf(question.policy).borrower === 'supplier';
  if (!offered || isSupplier || question.guaranteed === true) return [];
  return [{ code: 'guarantee', what: '办理担保', detail, change: { guaranteed: true } }];
}
