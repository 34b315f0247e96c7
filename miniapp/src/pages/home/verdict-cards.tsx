import { View } from '@tarojs/components';
import { Card } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { laterWords, words } from './messages.ts';
import type { Verdict } from './verdict.ts';

/** What stands in the way, what would be enough and what to do; said kindly, and before anyone gave a number. */
export function VerdictCards({ verdict }: { verdict: Verdict }) {
  if (verdict.tag === 'later') return <Note tone="info">{laterWords(verdict.places)}</Note>;
  if (verdict.tag === 'mayApply') {
    return verdict.notes.length === 0 ? null : <Note>{verdict.notes.join('；')}</Note>;
  }
  if (verdict.tag === 'open') return null;
  return (
    <>
      {verdict.problems.map(({ code, title, current, threshold, cure }) => (
        <Card key={code} title={title} live>
          <Ledger
            rows={[
              { label: words.now, value: current },
              { label: words.threshold, value: threshold },
            ]}
          />
          <View className="space-2">
            <Note icon="up" title={words.cure}>
              {cure}
            </Note>
          </View>
        </Card>
      ))}
    </>
  );
}
