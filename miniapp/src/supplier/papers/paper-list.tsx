import type { PaperView } from '@loan/shared/api/backing';
import { isRefused, type PaperKind } from '@loan/shared/backing/papers';
import { View } from '@tarojs/components';
import { Action } from '../../components/action.tsx';
import { Cell } from '../../components/cell.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { KIND, PROBLEM, paperWords, stateWords, words } from './messages.ts';

type ListProps = { kind: PaperKind; papers: readonly PaperView[]; open: (paperId: string) => void; close: () => void };

/** All papers of a kind, one by one: its figures, whose word they are, and what is wrong with it. */
export const PaperList = ({ kind, papers, open, close }: ListProps) => (
  <Sheet
    id="papers"
    title={KIND[kind].count(papers.length)}
    close={close}
    foot={<Action onTap={close}>{words.back}</Action>}
  >
    {papers.map((one) => (
      <Cell
        key={one.paper.id}
        icon={one.problems.length > 0 || isRefused(one.answer) ? 'info' : 'document'}
        badge={isRefused(one.answer) || one.problems.some((problem) => problem !== 'noFile') ? 'caution' : 'quiet'}
        title={one.paper.number}
        text={
          <>
            <View>{paperWords(one)}</View>
            <View className="caption">{`${stateWords(one)}${one.file ? `，${one.file.fileName}` : ''}`}</View>
            {one.problems.map((problem) => (
              <View key={problem} className="caption caution">
                {PROBLEM[problem]}
              </View>
            ))}
          </>
        }
        onTap={() => open(one.paper.id)}
      />
    ))}
  </Sheet>
);
