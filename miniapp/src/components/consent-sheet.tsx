import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CallError } from '../api/create-client.ts';
import { type ConsentText, missingCount, together } from '../forms/consents.ts';
import { Action, Link } from './action.tsx';
import { Heading } from './card.tsx';
import { Tick } from './choices.tsx';
import { Ledger } from './ledger.tsx';
import { Sheet } from './sheet.tsx';
import { Trouble } from './states.tsx';
import { Tag } from './tag.tsx';

type ConsentSheetProps = {
  title: string;
  texts: readonly ConsentText[];
  busy: boolean;
  problem: CallError | undefined;
  agree: (ticked: ReadonlySet<string>) => void;
  close: () => void;
};

/** What is read, what is not, until when; then one box for each purpose and recipient. Nothing is ticked beforehand. */
export function ConsentSheet({ title, texts, busy, problem, agree, close }: ConsentSheetProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [reading, setReading] = useState(false);
  const missing = missingCount(texts, ticked);
  // Of what is ticked by then: two quick taps may come before the first of them is drawn.
  const toggle = (key: string, on: boolean) =>
    setTicked((now) => new Set(on ? [...now, key] : [...now].filter((other) => other !== key)));

  if (reading) return <FullTexts texts={texts} back={() => setReading(false)} />;
  return (
    <Sheet
      id="consents"
      title={title}
      text="逐项勾选，没有勾选的不会发生"
      close={close}
      foot={
        <View>
          <View className="caption">可在「我的 › 授权」逐项撤回，撤回后立即停止。现在不查询征信。</View>
          <View className="space-2">
            <Action disabled={missing > 0 || busy} onTap={() => agree(ticked)}>
              {missing > 0 ? `勾选 ${missing} 项必需内容后继续` : busy ? '正在提交' : '同意勾选的内容并继续'}
            </Action>
          </View>
          <View className="row row-around">
            <Link onTap={() => setReading(true)}>阅读授权书全文</Link>
            <Link tone="quiet" onTap={close}>
              暂不授权
            </Link>
          </View>
        </View>
      }
    >
      <Trouble error={problem} />
      <Summary texts={texts} />
      <View className="space-4">
        <Heading level={3}>谁可以用，用来做什么</Heading>
      </View>
      {texts.map(({ key, required, title: name, purpose, recipient, reads }) => (
        <Tick
          key={key}
          on={ticked.has(key)}
          change={(on) => toggle(key, on)}
          title={
            <View className="row row-wrap row-tight">
              <View>{name}</View>
              <Tag {...(required ? {} : { tone: 'info' as const })}>{required ? '必需' : '可选'}</Tag>
            </View>
          }
          text={
            <>
              <View>{`${recipient}，用于${purpose}`}</View>
              <View className="caption">{reads.join('、')}</View>
            </>
          }
        />
      ))}
    </Sheet>
  );
}

/** What holds for all of them, so that each box below says only what is its own. */
const Summary = ({ texts }: { texts: readonly ConsentText[] }) => {
  const [first] = texts;
  return (
    <Ledger
      rows={[
        { label: '不读取', value: together(texts.map(({ readsNot }) => readsNot)).join('、') },
        { label: '期限', value: first?.untilText ?? '' },
      ]}
    />
  );
};

const FullTexts = ({ texts, back }: { texts: readonly ConsentText[]; back: () => void }) => (
  <Sheet id="consent-texts" title="授权书全文" close={back} foot={<Action onTap={back}>看完了，返回勾选</Action>}>
    {texts.map(({ key, title, recipient, untilText, paragraphs, version }) => (
      <View key={key} className="space-4">
        <Heading level={3}>{title}</Heading>
        <View className="caption">
          {recipient} · {untilText} · 版本 {version}
        </View>
        {paragraphs.map((paragraph) => (
          <View key={paragraph} className="second space-2">
            {paragraph}
          </View>
        ))}
      </View>
    ))}
  </Sheet>
);
