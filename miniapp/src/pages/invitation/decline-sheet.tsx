import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CallError } from '../../api/create-client.ts';
import { Action } from '../../components/action.tsx';
import { Radios, Tick } from '../../components/choices.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { DECLINE_REASONS, words } from './messages.ts';

type DeclineSheetProps = {
  role: keyof typeof DECLINE_REASONS;
  busy: boolean;
  problem: CallError | undefined;
  decline: (reason: string | undefined) => void;
  close: () => void;
};

/** Refusing takes two taps and no explanation; a reason is passed on only when its owner says so. */
export function DeclineSheet({ role, busy, problem, decline, close }: DeclineSheetProps) {
  const [reason, setReason] = useState<string | undefined>(undefined);
  const [tell, setTell] = useState(false);
  return (
    <Sheet
      id="decline"
      title={words.declineTitle}
      text={words.declineText}
      close={close}
      foot={
        <View>
          <Action disabled={busy} onTap={() => decline(tell ? reason : undefined)}>
            {words.confirmDecline}
          </Action>
          <Action kind="quiet" onTap={close}>
            {words.back}
          </Action>
        </View>
      }
    >
      <Trouble error={problem} />
      <View className="caption space-2">{words.reason}</View>
      <Radios label={words.reason} options={DECLINE_REASONS[role]} chosen={reason} choose={setReason} />
      <Tick plain on={tell} change={setTell} title={words.tell} text={words.tellText} />
    </Sheet>
  );
}
