import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action } from '../../components/action.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main, Page } from '../../components/page.tsx';
import { meaning } from '../../platform/meaning.ts';
import { CAN_SCAN, ourOrigin, scanCode } from '../../platform/scan.ts';
import { ticketIn } from './ticket-address.ts';

const LONGEST_ADDRESS = 300;

const words = {
  title: '登录合作方页面',
  text: '只给合作方的工作人员用。电脑上打开合作方页面，会显示一个登录二维码。',
  scan: '扫一扫',
  another: '这不是登录二维码。请扫电脑上合作方登录页显示的那一个，其他二维码不会打开。',
  noCamera: '相机没有打开。请在手机设置里允许微信使用相机，再扫一次。',
  address: '登录地址',
  paste: '用手机相机扫码会直接打开；也可以把二维码里的地址粘贴到这里。',
  go: '继续',
};

/** Reads the code of a screen. Nothing but a sign-in address of ours is taken, and nothing else is ever opened. */
export function Scan({ take }: { take: (ticketId: string) => void }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const read = (text: string) => {
    const ticketId = ticketIn(text, ourOrigin());
    setProblem(ticketId === undefined ? words.another : undefined);
    if (ticketId !== undefined) take(ticketId);
  };
  const scan = async () => {
    const scanned = await scanCode();
    if (scanned.tag === 'read') read(scanned.text);
    else setProblem(scanned.tag === 'failed' ? words.noCamera : undefined);
  };
  return (
    <Page>
      <Main>
        <Lead title={words.title} text={words.text} />
        {problem !== undefined && (
          <View {...meaning({ role: 'alert', live: 'polite' })}>
            <Note tone="caution">{problem}</Note>
          </View>
        )}
        {!CAN_SCAN && (
          <Card>
            <Field
              id="address"
              label={words.address}
              value={typed}
              change={setTyped}
              maxLength={LONGEST_ADDRESS}
              note={words.paste}
            />
          </Card>
        )}
      </Main>
      <Bar>
        {CAN_SCAN ? (
          <Action onTap={() => void scan()}>{words.scan}</Action>
        ) : (
          <Action disabled={typed.trim() === ''} onTap={() => read(typed)}>
            {words.go}
          </Action>
        )}
      </Bar>
    </Page>
  );
}
