import { confirmShop } from '@loan/shared/api/sources';
import type { ApplicationView, SourceView } from '@loan/shared/api/view';
import { ApplicationId, SourceId } from '@loan/shared/application/ids';
import Taro from '@tarojs/taro';
import { call } from '../../api/client.ts';
import { show } from '../../application/shown.ts';
import { newId } from '../../platform/new-id.ts';
import { useCommand } from '../../state/use-command.ts';
import type { Situation } from './messages.ts';

/** Answers "is this yours?" for one shop. Until then nothing of it is read. */
export function useShop(view: ApplicationView, source: SourceView) {
  const { busy, problem, run } = useCommand();
  const ids = { id: ApplicationId.parse(view.id), sourceId: SourceId.parse(source.id) };

  const mine = (thenAssess: boolean, relation: 'sameCompany' | 'transferred' | 'sisterCompany' = 'sameCompany') =>
    run(() => call(confirmShop, { ...ids, mine: true, relation, thenAssess }), show);

  const notMine = (after: (view: ApplicationView) => void = show) =>
    run(() => call(confirmShop, { ...ids, mine: false, thenAssess: false }), after);

  function settle(situation: Situation) {
    if (situation === 'transferred' || situation === 'sisterCompany') return mine(true, situation);
    if (situation === 'notMine') return notMine();
    return notMine((after) => {
      show(after);
      const address = `/apply/authorise/index?id=${view.id}&source=${newId()}&vendor=${source.vendor}&region=${source.region}`;
      void Taro.redirectTo({ url: address });
    });
  }

  return { busy, problem, mine, notMine, settle };
}
