import type { Finding } from '@loan/shared/application/application';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action } from '../../components/action.tsx';
import { Card, Rule } from '../../components/card.tsx';
import { Chips } from '../../components/choices.tsx';
import { LongField } from '../../components/field.tsx';
import { Note } from '../../components/note.tsx';
import { headOf, restOf } from '../../components/review-outcome.tsx';
import { Tag } from '../../components/tag.tsx';
import { words } from './messages.ts';
import type { Case } from './use-review.ts';

type Item = Case['items'][number];
type Draft = { result: Finding['result'] | undefined; ground: string };

type ConclusionProps = {
  review: Case;
  account: string;
  mayConclude: boolean;
  /** Nobody concludes on what cannot be read. */
  isReadable: boolean;
  /** It was sent from here, whether or not the case could be read again since. */
  isSent: boolean;
  busy: boolean;
  conclude: (items: Finding[]) => void;
};

/** What stood in the way, and what whoever is signed in finds on each. */
export function Conclusion({ review, account, mayConclude, isReadable, isSent, busy, conclude }: ConclusionProps) {
  const { applicationId, items, contested, concluded } = review;
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const isMine = concluded?.by === account;
  const isOpen = mayConclude && isReadable && !isMine && !isSent;
  const draftOf = ({ code, mayBeLifted }: Item): Draft =>
    drafts[code] ?? { result: mayBeLifted ? undefined : 'upheld', ground: '' };
  const found = items.flatMap((item): Finding[] => {
    const { result, ground } = draftOf(item);
    return result && ground.trim() ? [{ code: item.code, result, ground: ground.trim() }] : [];
  });
  const left = items.length - found.length;
  return (
    <Card title={words.conclusion} {...(concluded ? { aside: <Tag tone="info">{words.waitsForSecond}</Tag> } : {})}>
      <View className="caption">{words.limits}</View>
      <Told contested={contested} concludedBy={concluded?.by} isMine={isMine} />
      {items.map((item) => (
        <ItemFields
          key={item.code}
          item={item}
          draft={draftOf(item)}
          open={isOpen}
          id={`${applicationId}-${item.code}`}
          change={(draft) => setDrafts({ ...drafts, [item.code]: draft })}
        />
      ))}
      {isOpen && (
        <Action disabled={busy || left > 0} onTap={() => conclude(found)}>
          {left > 0 ? words.left(left) : concluded ? words.submitSecond : words.submit}
        </Action>
      )}
      {!mayConclude && <View className="caption space-2">{words.onlyReviewers}</View>}
      {mayConclude && !isReadable && <View className="caption space-2">{words.unreadableText}</View>}
    </Card>
  );
}

type ToldProps = { contested: string | undefined; concludedBy: string | undefined; isMine: boolean };

/** What the applicant says, and who concluded already. */
const Told = ({ contested, concludedBy, isMine }: ToldProps) => (
  <>
    {contested !== undefined && (
      <View className="space-2">
        <Note title={words.contested}>{contested}</Note>
      </View>
    )}
    {concludedBy !== undefined && (
      <View className="space-2">
        <Note>{isMine ? words.byMe : words.bySomebody(concludedBy)}</Note>
      </View>
    )}
  </>
);

type FieldsProps = { item: Item; draft: Draft; open: boolean; id: string; change: (draft: Draft) => void };

const RESULTS = [
  { value: 'corrected', label: words.corrected },
  { value: 'upheld', label: words.upheld },
] as const;

const ItemFields = ({ item, draft, open, id, change }: FieldsProps) => (
  <View className="space-2">
    <Rule />
    <View className="strong space-1">{headOf(item)}</View>
    {restOf(item)
      .split('｜')
      .filter(Boolean)
      .map((line, place) => (
        <View key={line} className="second">
          {`${words.parts[place] ?? ''}：${line}`}
        </View>
      ))}
    {!item.mayBeLifted && <View className="caption">{words.fixed}</View>}
    {open && item.mayBeLifted && (
      <Chips
        label={`${headOf(item)}：${words.choose}`}
        options={RESULTS}
        chosen={draft.result}
        choose={(result) => change({ ...draft, result })}
      />
    )}
    {open && (
      <LongField id={id} label={words.ground} value={draft.ground} change={(ground) => change({ ...draft, ground })} />
    )}
  </View>
);
