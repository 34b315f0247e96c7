import type { Staff } from '@loan/shared/api/partner';
import { type ReleaseStep, stepAsked } from '@loan/shared/policy-release/step';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Field, LongField } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Note } from '../../components/note.tsx';
import { Trouble } from '../../components/states.tsx';
import type { useCommand } from '../../state/use-command.ts';
import { inUnit } from './figures.ts';
import { CONDITION, REFUSAL, words } from './messages.ts';
import type { Release } from './use-policies.ts';
import type { Shadow } from './use-release.ts';

type StepsProps = {
  release: Release;
  shadow: Shadow;
  staff: Staff;
  moving: ReturnType<typeof useCommand>;
  move: (step: ReleaseStep) => void;
};

/** What holds a version up, and the steps that are open to whoever is signed in. */
export function Steps({ release, shadow: { conditions }, staff, moving, move }: StepsProps) {
  const [ground, setGround] = useState('');
  const [from, setFrom] = useState<string>(shanghaiDay(instantOf(new Date())));
  const open = openTo(release, staff);
  const rule = moving.problem?.tag === 'Refused' ? REFUSAL[moving.problem.rule] : undefined;
  return (
    <View className="partner-column">
      <Card title={words.conditions}>
        {conditions.map(({ code, isMet, current, threshold }) => (
          <View key={code} className="row row-apart space-1">
            <View>{`${CONDITION[code] ?? code}（${inUnit(code, threshold)}）`}</View>
            <View className={isMet ? 'row positive' : 'row caution'}>
              <Icon name={isMet ? 'done' : 'info'} size="small" />
              {inUnit(code, current)}
            </View>
          </View>
        ))}
      </Card>
      {open.length > 0 && (
        <Card>
          {rule ? <Note tone="caution">{rule}</Note> : <Trouble error={moving.problem} />}
          {open.some(({ needs }) => needs === 'day') && (
            <Field id="from" label={words.from} value={from} change={setFrom} maxLength={10} />
          )}
          <LongField id="ground" label={words.ground} value={ground} change={setGround} note={words.reference} />
          {open.map((one, place) => (
            <Action
              key={one.move}
              kind={place === 0 ? 'primary' : 'secondary'}
              disabled={moving.busy || (one.needs === 'ground' && ground.trim() === '')}
              onTap={() => {
                const step = stepAsked(one.move, { ground, from });
                if (step) move(step);
              }}
            >
              {one.text}
            </Action>
          ))}
        </Card>
      )}
    </View>
  );
}

type Open = { move: ReleaseStep['move']; text: string; needs?: 'ground' | 'day' };
const APPROVER: Partial<Record<Release['standing'], readonly Open[]>> = {
  shadow: [{ move: 'approve', text: '审批通过' }],
  approved: [
    { move: 'consent', text: '记录银行同意', needs: 'ground' },
    { move: 'release', text: '安排上线', needs: 'day' },
  ],
  scheduled: [{ move: 'retire', text: '取消上线', needs: 'ground' }],
  live: [{ move: 'retire', text: '撤下，恢复上一版本', needs: 'ground' }],
};
const REJECT: Open = { move: 'reject', text: '放弃这个版本', needs: 'ground' };
const AUTHOR: Partial<Record<Release['standing'], readonly Open[]>> = {
  drafted: [{ move: 'shadow', text: '开始影子运行' }, REJECT],
  shadow: [REJECT],
  approved: [REJECT],
};

/** The author of a version is not offered what only another may do; the server refuses it all the same. */
function openTo({ standing, drafted, consented }: Release, { account, roles }: Staff): Open[] {
  const approves = roles.includes('approver') && (drafted.by !== account || standing === 'live');
  return [
    ...(approves ? (APPROVER[standing] ?? []) : []),
    ...(roles.includes('author') ? (AUTHOR[standing] ?? []) : []),
  ].filter(({ move }) => (move === 'consent' ? !consented : move === 'release' ? consented : true));
}
