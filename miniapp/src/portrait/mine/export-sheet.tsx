import { PortraitRecipient } from '@loan/shared/portrait/statement';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action } from '../../components/action.tsx';
import { Chips } from '../../components/choices.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/note.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { DAYS, PURPOSES, words } from './messages.ts';
import type { usePortrait, Wish } from './use-portrait.ts';

type ExportSheetProps = { page: ReturnType<typeof usePortrait>; close: () => void };

/** For whom, what for, how long: the export's own words, so that nobody passes it on as made for somebody else. */
export function ExportSheet({ page, close }: ExportSheetProps) {
  const [wish, setWish] = useState<Omit<Wish, 'purpose'> & { purpose: Wish['purpose'] | undefined }>({
    exportId: page.newExportId(),
    recipient: '',
    purpose: undefined,
    days: 7,
  });
  const [left, setLeft] = useState(false);
  const { recipient, purpose } = wish;
  const isNamed = PortraitRecipient.safeParse(recipient).success;
  const { busy, problem } = page.exporting;
  const isFull = problem?.tag === 'Refused' && problem.rule === 'TooManyLinks';
  const send = () => {
    setLeft(true);
    if (isNamed && purpose) void page.make({ ...wish, purpose }, close);
  };
  return (
    <Sheet
      id="export"
      title={words.sheetTitle}
      text={words.sheetText}
      close={close}
      foot={
        <View>
          <Action disabled={busy || !isNamed || !purpose} onTap={send}>
            {busy ? words.making : words.makeNow}
          </Action>
          <Action kind="quiet" onTap={close}>
            {words.notNow}
          </Action>
        </View>
      }
    >
      {isFull ? <Note tone="caution">{words.tooMany}</Note> : <Trouble error={problem} />}
      <Field
        id="recipient"
        label={words.recipient}
        value={recipient}
        change={(text) => setWish({ ...wish, recipient: text })}
        leave={() => setLeft(true)}
        note={words.recipientNote}
        problem={left && !isNamed ? words.recipientWrong : undefined}
      />
      <View className="field-label space-3">{words.purpose}</View>
      <Chips
        label={words.purpose}
        options={PURPOSES}
        chosen={purpose}
        choose={(one) => setWish({ ...wish, purpose: one })}
      />
      <View className="field-label space-3">{words.days}</View>
      <Chips label={words.days} options={DAYS} chosen={wish.days} choose={(one) => setWish({ ...wish, days: one })} />
    </Sheet>
  );
}
