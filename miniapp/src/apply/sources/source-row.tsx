import type { SourceView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Cell } from '../../components/cell.tsx';
import { Tag } from '../../components/tag.tsx';
import { shopWords, vendorOf } from '../../words/vendors.ts';
import { sourceWords } from './messages.ts';

type RowProps = { source: SourceView; open: (source: SourceView) => void };

/** One connection: whose, how it stands, and the one thing to do about it. */
export function SourceRow({ source, open }: RowProps) {
  const { tag, tone, text, act } = sourceWords(source);
  const isLive = source.state === 'read' || source.state === 'reading';
  const percent = source.state === 'reading' && source.progress ? ` ${source.progress.percent}%` : '';
  return (
    <Cell
      monogram={{ letters: vendorOf(source.vendor).letters, on: isLive }}
      title={
        <View className="row row-wrap row-tight">
          <View>{shopWords(source.vendor, source.region)}</View>
          <Tag {...(tone ? { tone } : {})}>{`${tag}${percent}`}</Tag>
        </View>
      }
      text={source.shopName ?? text}
      {...(source.shopName ? { caption: text } : {})}
      end={act ? <Link onTap={() => open(source)}>{act}</Link> : <View />}
    />
  );
}
