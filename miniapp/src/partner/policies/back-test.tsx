import { addDays, Day, instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/note.tsx';
import { Trouble } from '../../components/states.tsx';
import { words } from './messages.ts';
import type { Page } from './use-release.ts';

const USUAL_DAYS = 30;
const DAY_LENGTH = 10;

/** Which days' decisions are made once more; broken off, the next run goes on where this one was. */
export function BackTest({ page: { tested, testing, backTest } }: { page: Page }) {
  const today = shanghaiDay(instantOf(new Date()));
  const [from, setFrom] = useState<string>(addDays(today, 1 - USUAL_DAYS));
  const [to, setTo] = useState<string>(today);
  const [first, last] = [Day.safeParse(from).data, Day.safeParse(to).data];
  const isWrong = testing.problem?.tag === 'Refused' && testing.problem.rule === 'BadWindow';
  return (
    <Card>
      {isWrong ? <Note tone="caution">{words.badWindow}</Note> : <Trouble error={testing.problem} />}
      <View className="partner-tiles">
        <Field id="first" label={words.first} value={from} change={setFrom} maxLength={DAY_LENGTH} />
        <Field id="last" label={words.last} value={to} change={setTo} maxLength={DAY_LENGTH} />
      </View>
      <Action
        kind="secondary"
        disabled={testing.busy || first === undefined || last === undefined}
        onTap={() => first && last && backTest({ from: first, to: last })}
      >
        {testing.busy ? words.testing(tested?.comparison.cases ?? 0, tested?.left ?? 0) : words.test}
      </Action>
      {tested && tested.unreadable > 0 && <Note tone="danger">{words.unreadable(tested.unreadable)}</Note>}
      {tested?.isCut && <Note>{words.isCut}</Note>}
    </Card>
  );
}
