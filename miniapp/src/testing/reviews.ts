import type { ApplicationView } from '@loan/shared/api/view';
import type { z } from '@loan/shared/schema';
import { declinedDecision } from './decisions.ts';

type Review = NonNullable<z.input<typeof ApplicationView>['review']>;
type Item = Review['items'][number];

const open = ({ code, text }: { code: string; text: string }): Item => ({ code, text, result: 'open', grounds: [] });

/** The rules of the refusal, as somebody looks at them. */
const REFUSED = declinedDecision.reasons.filter(({ kind }) => kind === 'rule').map(open);
const OWNER = open({
  code: 'ownerMismatch',
  text: '店铺登记主体：登记的是“深圳市蓝木贸易有限公司”｜与申请企业一致｜提供两家公司的关系证明',
});

const found = (result: 'corrected' | 'upheld', items: readonly Item[], ...grounds: string[]): Item[] =>
  items.map((item) => ({ ...item, result, grounds }));
const by = [
  { by: '赵颖', at: '2026-11-24T02:12:00.000Z' },
  { by: '孙浩', at: '2026-11-24T03:05:00.000Z' },
];
const upheld = found('upheld', REFUSED, '老店铺登记在另一家企业名下，不能合并计算', '另行核对平台后台，开店日期一致');

/** A review before, while and after two people look. */
export const REVIEWS = {
  referred: { items: [OWNER], by: [] },
  contested: { items: REFUSED, contested: '这家店铺是 6 月从老店铺迁过来的，老店铺 2024 年就开始经营。', by: [] },
  nothingToTell: { items: [], by: [] },
  cleared: { items: found('corrected', [OWNER], '工商登记：两家公司同一实际控制人'), by },
  mixed: {
    items: [...found('corrected', [OWNER], '两家公司同一实际控制人，登记变更已核对', '工商登记一致'), ...upheld],
    by,
  },
  upheld: { items: upheld, by },
} satisfies Record<string, Review>;
