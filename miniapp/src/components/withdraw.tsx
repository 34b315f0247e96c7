import { withdrawApplication } from '@loan/shared/api/application';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { show } from '../application/shown.ts';
import { useCommand } from '../state/use-command.ts';
import { Action } from './action.tsx';
import { Cell } from './cell.tsx';
import { Radios } from './choices.tsx';
import { Sheet } from './sheet.tsx';
import { Trouble } from './states.tsx';

const REASONS = ['暂时不需要', '额度或价格不合适', '不想授权更多数据', '找到了别的贷款', '其他'] as const;

/** The way out, on every page from which there is one. It costs nothing and asks nothing that must be answered. */
export function Withdraw({ view }: { view: ApplicationView }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof REASONS)[number] | undefined>(undefined);
  const { busy, problem, run } = useCommand();

  const withdraw = () =>
    run(
      () =>
        call(withdrawApplication, { id: ApplicationId.parse(view.id), ...(reason === undefined ? {} : { reason }) }),
      (after) => {
        setOpen(false);
        show(after);
      },
    );

  return (
    <>
      <Cell plain title="撤回申请" onTap={() => setOpen(true)} />
      {open && (
        <Sheet
          id="withdraw"
          title="撤回这次申请"
          text="立即停止，不收费。已授权的店铺会同时断开"
          close={() => setOpen(false)}
          foot={
            <View>
              <Action kind="secondary" disabled={busy} onTap={withdraw}>
                {busy ? '正在撤回' : '撤回申请'}
              </Action>
              <Action kind="quiet" onTap={() => setOpen(false)}>
                保留申请
              </Action>
            </View>
          }
        >
          <View className="space-2">
            <Trouble error={problem} />
            <View className="caption">原因，可以不选</View>
            <Radios
              label="撤回的原因，可以不选"
              options={REASONS.map((value) => ({ value, label: value }))}
              chosen={reason}
              choose={setReason}
            />
          </View>
        </Sheet>
      )}
    </>
  );
}
