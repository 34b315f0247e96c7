import { openStaffTicket, takeStaffSession } from '@loan/shared/api/partner';
import type { z } from '@loan/shared/schema';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Action } from '../components/action.tsx';
import { Card, Lead } from '../components/card.tsx';
import { QrCode } from '../components/qr.tsx';
import { Trouble } from '../components/states.tsx';
import { useCommand } from '../state/use-command.ts';
import { callStaff, keepStaffToken } from './client.ts';

type Ticket = z.infer<typeof openStaffTicket.response>;
const LOOK_AGAIN_MS = 2_000;

const words = {
  title: '合作方登录',
  text: '打开小程序，在「我的」里点「登录合作方页面」扫一扫，核对数字后允许。只有名单上的人能登录。',
  code: '手机上应显示',
  says: '登录二维码',
  another: '换一个二维码',
  ended: { gone: '二维码已过期。', refused: '手机上拒绝了，或已经用过。' },
} as const;

/** A code that a phone lets in. It stands for two minutes and is good for one screen. */
export function SignIn() {
  const [ticket, setTicket] = useState<Ticket | undefined>(undefined);
  const [ended, setEnded] = useState<'gone' | 'refused' | undefined>(undefined);
  const opening = useCommand();
  const open = () => {
    setEnded(undefined);
    void opening.run(() => callStaff(openStaffTicket, {}), setTicket);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(open, []);
  useEffect(() => {
    if (!ticket || ended) return;
    const look = async () => {
      const answer = await callStaff(takeStaffSession, { secret: ticket.secret });
      if (!answer.ok || answer.value.state === 'waiting') return;
      if (answer.value.state === 'signedIn') keepStaffToken(answer.value.token);
      else setEnded(answer.value.state);
    };
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [ticket, ended]);

  return (
    <View className="partner-gate">
      <Card>
        <Lead title={words.title} text={words.text} />
        <Trouble error={opening.problem} />
        {ticket && !ended && (
          <>
            <QrCode text={`${window.location.origin}/#/${ticket.page}`} says={words.says} />
            <View className="second space-2">{words.code}</View>
            <View className="title-1">{ticket.code}</View>
          </>
        )}
        {ended && <View className="second space-2">{words.ended[ended]}</View>}
        {(ended || opening.problem) && (
          <Action kind="secondary" disabled={opening.busy} onTap={open}>
            {words.another}
          </Action>
        )}
      </Card>
    </View>
  );
}
