import { requestReview } from '@loan/shared/api/application';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { show } from '../application/shown.ts';
import { useCommand } from '../state/use-command.ts';
import { Action } from './action.tsx';
import { LongField } from './field.tsx';
import { Sheet } from './sheet.tsx';
import { Trouble } from './states.tsx';

const SHORTEST = 5;

/** Asks for a person to look (人工复核). What they should look at is said in the applicant's own words. */
export function ReviewSheet({ view, close }: { view: ApplicationView; close: () => void }) {
  const [text, setText] = useState('');
  const { busy, problem, run } = useCommand();
  const isTooShort = text.trim().length < SHORTEST;

  const ask = () =>
    run(
      () => call(requestReview, { id: ApplicationId.parse(view.id), text: text.trim() }),
      (after) => {
        show(after);
        close();
      },
    );

  return (
    <Sheet
      id="review"
      title="申请人工复核"
      text="由没有参与第一次评估的专人查看，3 个工作日内书面答复，不收费，也不查征信"
      close={close}
      foot={
        <Action disabled={isTooShort || busy} onTap={ask}>
          {isTooShort ? '写下想复核的内容后提交' : '提交复核申请'}
        </Action>
      }
    >
      <View className="space-2">
        <Trouble error={problem} />
        <LongField
          id="review-text"
          label="哪一项不对，为什么"
          value={text}
          change={setText}
          note="例如：9月有一批尺码印错，平台统一召回，退货率不代表平时"
        />
      </View>
    </Sheet>
  );
}
