import type { ApplicationView } from '@loan/shared/api/view';
import Taro from '@tarojs/taro';
import { addressOf, placeOf } from './place.ts';
import { show } from './shown.ts';

export const goHome = (): void => void Taro.reLaunch({ url: '/pages/home/index' });

/** Keeps the answer and, when the application has moved on, moves there with it; the page left behind is done with. */
export function follow(view: ApplicationView): void {
  show(view);
  const address = addressOf(placeOf(view), view.id);
  const here = Taro.getCurrentInstance().router?.path ?? '';
  if (!address.startsWith(here.startsWith('/') ? here : `/${here}`)) void Taro.redirectTo({ url: address });
}
