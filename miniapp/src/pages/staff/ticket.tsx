import { answerStaffTicket, readStaffTicket } from '@loan/shared/api/partner';
import type { z } from '@loan/shared/schema';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { goHome } from '../../application/go.ts';
import { Action } from '../../components/action.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Bar, Main, Page } from '../../components/page.tsx';
import { Failed, Loading, Middle, Trouble } from '../../components/states.tsx';
import { useCommand } from '../../state/use-command.ts';

type Ticket = z.infer<typeof readStaffTicket.response>;

const words = {
  what: '登录请求',
  title: '让电脑登录？',
  text: '只在电脑上的数字与这里相同时允许。不是您自己在登录，请拒绝。',
  code: '电脑上应显示',
  account: '以这个账号登录',
  allow: '允许登录',
  deny: '不是我',
  gone: '这个二维码已失效',
  goneText: '二维码两分钟内有效，只能用一次。请在电脑上换一个再扫。',
  notOn: '您还不在名单上',
  notOnText: '把下面的编号告诉管理员，加入名单后再扫一次。',
  number: '您的编号',
  allowed: '已允许',
  allowedText: '电脑上的页面会自己打开，8 小时后需要重新登录。',
  denied: '已拒绝',
  deniedText: '那台电脑没有登录。如果不是您打开的，请告诉管理员。',
  home: '回到首页',
} as const;

/** The same number on screen and phone, and nothing to type. */
export function StaffTicket({ ticketId }: { ticketId: string }) {
  const [ticket, setTicket] = useState<Ticket | undefined>(undefined);
  const [answered, setAnswered] = useState<'allowed' | 'denied' | undefined>(undefined);
  const [reading, answering] = [useCommand(), useCommand()];
  const load = () => reading.run(() => call(readStaffTicket, { ticketId }), setTicket);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the ticket is there
  useEffect(() => void load(), []);
  const answer = (allow: boolean) =>
    void answering.run(
      () => call(answerStaffTicket, { ticketId, allow }),
      () => setAnswered(allow ? 'allowed' : 'denied'),
    );
  if (!ticket)
    return (
      <Page>
        {reading.problem ? (
          <Failed error={reading.problem} retry={() => void load()} />
        ) : (
          <Loading what={words.what} retry={() => void load()} />
        )}
      </Page>
    );
  if (answered) return <Closed title={words[answered]} text={words[`${answered}Text`]} />;
  if (ticket.state === 'gone') return <Closed title={words.gone} text={words.goneText} />;
  if (!ticket.staff) return <Closed title={words.notOn} text={words.notOnText} number={ticket.userId} />;
  return (
    <Page>
      <Main>
        <Lead title={words.title} text={words.text} />
        <Trouble error={answering.problem} />
        <Card>
          <View className="second">{words.code}</View>
          <View className="title-1">{ticket.code}</View>
          <Ledger rows={[{ label: words.account, value: ticket.staff.account }]} />
        </Card>
      </Main>
      <Bar>
        <Action disabled={answering.busy} onTap={() => answer(true)}>
          {words.allow}
        </Action>
        <Action kind="quiet" disabled={answering.busy} onTap={() => answer(false)}>
          {words.deny}
        </Action>
      </Bar>
    </Page>
  );
}

const Closed = ({ title, text, number }: { title: string; text: string; number?: string }) => (
  <Page>
    <Middle icon="info" title={title} text={text}>
      {number && (
        <View className="space-2">
          <View className="caption">{words.number}</View>
          <View className="hash">{number}</View>
        </View>
      )}
      <Action kind="secondary" onTap={goHome}>
        {words.home}
      </Action>
    </Middle>
  </Page>
);
