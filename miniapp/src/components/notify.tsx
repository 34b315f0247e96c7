import { useState } from 'react';
import { askToNotify, type MessageMoment } from '../platform/subscribe.ts';
import { Action } from './action.tsx';

type NotifyProps = {
  applicationId: string;
  moments: readonly MessageMoment[];
  text: string;
  kind?: 'primary' | 'secondary';
};

/** One tap allows one message. Once allowed the button says so and rests. */
export function Notify({ applicationId, moments, text, kind = 'primary' }: NotifyProps) {
  const [allowed, setAllowed] = useState(false);
  return (
    <Action
      kind={kind}
      icon={allowed ? 'done' : 'bell'}
      disabled={allowed}
      onTap={() => void askToNotify(applicationId, moments).then(setAllowed)}
    >
      {allowed ? '有结果会用微信通知您' : text}
    </Action>
  );
}
