import { Fen } from '@loan/shared/money/fen';
import { formatWan } from '@loan/shared/money/format';
import { shanghaiDay } from '@loan/shared/time/instant';
import Taro from '@tarojs/taro';
import type { Home } from '../application/use-home.ts';
import { ROLE } from '../words/roles.ts';
import { wordsForStatus } from '../words/status.ts';
import { formatDate } from '../words/when.ts';
import { Card } from './card.tsx';
import { Cell } from './cell.tsx';
import { Tag } from './tag.tsx';

type Item = Home['applications'][number];

/** Everything one has a part in, newest first; each opens on whatever is next. */
export const ApplicationList = ({ applications }: { applications: readonly Item[] }) => (
  <Card look="flush">
    {applications.map((item) => {
      const { text, tone } = wordsForStatus(item.status);
      return (
        <Cell
          key={`${item.id}${item.role}`}
          icon={item.role === 'applicant' ? 'shop' : 'person'}
          title={item.companyName ?? '数据贷申请'}
          caption={captionOf(item)}
          end={<Tag {...(tone ? { tone } : {})}>{text}</Tag>}
          onTap={() => void Taro.navigateTo({ url: `/pages/application/index?id=${item.id}` })}
        />
      );
    })}
  </Card>
);

function captionOf({ role, limitFen, createdAt }: Item): string {
  const limit = Fen.safeParse(limitFen).data;
  return [
    role === 'applicant' ? '我申请的' : `请我签署，${ROLE[role]}`,
    limit !== undefined && `额度 ${formatWan(limit)}`,
    formatDate(shanghaiDay(createdAt), new Date()),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
