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
import { formatMoment } from '../../words/when.ts';
import { PRODUCT } from '../policies/messages.ts';
import { words } from './messages.ts';
import type { Case } from './use-reviews.ts';

type Item = Case['items'][number];
type Draft = { result: Finding['result'] | undefined; ground: string };

type CaseProps = {
  review: Case;
  account: string;
  mayConclude: boolean;
  busy: boolean;
  conclude: (items: Finding[]) => void;
};

/** One application: what stood in its way, and what whoever is signed in finds on each. */
export function ReviewCase({ review, account, mayConclude, busy, conclude }: CaseProps) {
  const { applicationId, product, at, items, contested, concluded } = review;
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const isMine = concluded?.by === account;
  const draftOf = ({ code, mayBeLifted }: Item): Draft =>
    drafts[code] ?? { result: mayBeLifted ? undefined : 'upheld', ground: '' };
  const found = items.flatMap((item): Finding[] => {
    const { result, ground } = draftOf(item);
    return result && ground.trim() ? [{ code: item.code, result, ground: ground.trim() }] : [];
  });
  const left = items.length - found.length;
  return (
    <Card
      title={`${PRODUCT[product] ?? product} ${applicationId.slice(0, 8).toUpperCase()}`}
      {...(concluded ? { aside: <Tag tone="info">{words.waitsForSecond}</Tag> } : {})}
    >
      <View className="caption">{words.since(formatMoment(at, new Date()))}</View>
      {contested !== undefined && (
        <View className="space-2">
          <Note title={words.contested}>{contested}</Note>
        </View>
      )}
      {concluded && (
        <View className="space-2">
          <Note>{isMine ? words.byMe : words.bySomebody(concluded.by)}</Note>
        </View>
      )}
      {items.map((item) => (
        <ItemFields
          key={item.code}
          item={item}
          draft={draftOf(item)}
          open={mayConclude && !isMine}
          id={`${applicationId}-${item.code}`}
          change={(draft) => setDrafts({ ...drafts, [item.code]: draft })}
        />
      ))}
      {mayConclude && !isMine && (
        <Action disabled={busy || left > 0} onTap={() => conclude(found)}>
          {left > 0 ? words.left(left) : concluded ? words.submitSecond : words.submit}
        </Action>
      )}
      {!mayConclude && <View className="caption space-2">{words.onlyReviewers}</View>}
    </Card>
  );
}

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
