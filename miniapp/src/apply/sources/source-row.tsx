import type { ApplicationView, SourceView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Cell } from '../../components/cell.tsx';
import { Tag } from '../../components/tag.tsx';
import { shopWords, vendorOf } from '../../words/vendors.ts';
import { SOURCE_WORDS } from './messages.ts';
import { openSource } from './use-sources.ts';

/** One connection: whose, how it stands, and the one thing to do about it. */
export function SourceRow({ view, source }: { view: ApplicationView; source: SourceView }) {
  const { tag, tone, text, act } = SOURCE_WORDS[source.state];
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
      end={act ? <Link onTap={() => openSource(view, source)}>{act}</Link> : <View />}
    />
  );
}
