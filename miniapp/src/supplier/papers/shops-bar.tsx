import type { BackingView } from '@loan/shared/api/backing';
import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { addressOf, canAssess } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { Bar } from '../../components/page.tsx';
import { Trouble } from '../../components/states.tsx';
import { isAllPaid, lackingWords, words } from './messages.ts';
import { useAssess } from './use-assess.ts';

export const goSources = (id: string) => void Taro.redirectTo({ url: addressOf('sources', id) });

type ShopsBarProps = { view: ApplicationView; backing: BackingView };

/** Bills first, then shops, which are connected while the forwarder confirms; with both there is the assessment. */
export function ShopsBar({ view, backing: { lacking, confirmed, papers } }: ShopsBarProps) {
  const page = useAssess(view);
  if (view.status !== 'draft' && canAssess(view))
    return (
      <Bar>
        <Trouble error={page.problem} />
        {!confirmed && <View className="caption">{isAllPaid(papers) ? words.allPaid : words.waitForwarderNote}</View>}
        <View className="space-2">
          <Action disabled={!confirmed || page.busy} onTap={page.start}>
            {page.busy
              ? words.submitting
              : confirmed
                ? words.assess
                : isAllPaid(papers)
                  ? words.allPaidBar
                  : words.waitForwarder}
          </Action>
        </View>
      </Bar>
    );
  const isWhole = lacking.length === 0;
  return (
    <Bar>
      <View className="caption">{isWhole ? words.shopsNote : lackingWords(lacking)}</View>
      <View className="space-2">
        <Action disabled={!isWhole} onTap={() => goSources(view.id)}>
          {words.shopsNext}
        </Action>
      </View>
    </Bar>
  );
}
