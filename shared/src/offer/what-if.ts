import { NOT_OFFERED } from '../facts/offered.ts';
import type { Assessment, Question } from './assess.ts';
import { improvements } from './improvements.ts';
import { type Changed, type WhatIf, withCharacteristics, withSnapshot } from './question.ts';

/** Everything worth asking, given how the real question was answered. */
export function whatIfs(question: Question, answer: Assessment): WhatIf[] {
  return [
    ...compliantSettlement(question, answer),
    ...requestMore(question, answer),
    ...authoriseShop(question, answer),
    ...anotherShop(question),
    ...guarantee(question),
    ...improvements(question, answer),
  ];
}

function compliantSettlement(question: Question, { findings }: Assessment): WhatIf[] {
  if (!findings.some(({ code }) => code === 'settlementNotCompliant')) return [];
  const settlement = {
    holderKind: 'company',
    holderNameMatches: NOT_OFFERED,
    accountTail: NOT_OFFERED,
    declared: true,
  } as const;
  const { cure } = question.policy.rules.settlementNotCompliant;
  return [
    {
      code: 'compliantSettlement',
      what: '改为合规收款',
      detail: cure,
      question: withSnapshot(question, { settlement }),
    },
  ];
}

function requestMore(question: Question, { priced }: Assessment): WhatIf[] {
  if (priced?.limit.bindingCap !== 'requestedLimit') return [];
  const asked = withSnapshot(question, { requestedLimitFen: NOT_OFFERED });
  return [{ code: 'requestMore', what: '提高申请金额', detail: '按现有数据可以支持的额度', question: asked }];
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
      question: withCharacteristics(question, changed),
    },
  ];
}

function anotherShop(question: Question): WhatIf[] {
  const { monthlyFen, detail } = question.policy.anotherShop;
  return [
    { code: 'anotherShop', what: '再接入一家店铺', detail, question: { ...question, moreTurnoverFen: monthlyFen } },
  ];
}

function guarantee(question: Question): WhatIf[] {
  const { offered, detail } = question.policy.guarantee;
  if (!offered || question.guaranteed === true) return [];
  return [{ code: 'guarantee', what: '办理担保', detail, question: { ...question, guaranteed: true } }];
}
