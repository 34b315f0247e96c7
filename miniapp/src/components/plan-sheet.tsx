import type { QuoteView } from '@loan/shared/api/view';
import { formatDay, formatYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { Action } from './action.tsx';
import { Sheet } from './sheet.tsx';

type PlanSheetProps = { instalments: QuoteView['instalments']; close: () => void };

/** Every instalment, to the fen; a day moved by a holiday says so. */
export const PlanSheet = ({ instalments, close }: PlanSheetProps) => (
  <Sheet
    id="plan"
    title="还款计划"
    text={`共 ${instalments.length} 期`}
    close={close}
    foot={<Action onTap={close}>知道了</Action>}
  >
    {instalments.map(({ number, dueDate, movedFrom, principalFen, interestFen, totalFen }) => (
      <View key={number} className="cell">
        <View className="grow">
          <View className="row row-apart row-wrap">
            <View className="strong">{`第 ${number} 期 · ${formatDay(dueDate)}`}</View>
            <View className="strong number">{formatYuan(totalFen)}</View>
          </View>
          <View className="caption">{`本金 ${formatYuan(principalFen)}，利息 ${formatYuan(interestFen)}`}</View>
          {movedFrom && <View className="caption">{`原为 ${formatDay(movedFrom)}，顺延到下一工作日`}</View>}
        </View>
      </View>
    ))}
  </Sheet>
);
