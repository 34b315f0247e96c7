import { View } from '@tarojs/components';
import { meaning } from '../platform/meaning.ts';

export const STAGES = ['资料', '授权', '额度', '签约'] as const;
export type Stage = (typeof STAGES)[number];

/** Where in the four stages the person is; everything before is behind them. */
export function Spine<Step extends string>({ steps, now }: { steps: readonly Step[]; now: Step }) {
  const at = steps.indexOf(now);
  return (
    <View className="spine" {...meaning({ role: 'list', label: `申请进度，共 ${steps.length} 步` })}>
      {steps.map((step, index) => (
        <View
          key={step}
          className={`spine-step${index < at ? ' spine-done' : ''}${index === at ? ' spine-now' : ''}`}
          {...meaning({ role: 'listitem', ...(index === at ? { current: true } : {}) })}
        >
          {step}
        </View>
      ))}
    </View>
  );
}
