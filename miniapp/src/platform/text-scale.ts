import Taro from '@tarojs/taro';
import { createStore } from '../state/store.ts';
import { keep, readKept } from './storage.ts';
import { IS_WEAPP } from './target.ts';

const TEXT_SCALES = ['normal', 'large', 'xlarge'] as const;
export type TextScale = (typeof TEXT_SCALES)[number];

export const textScaleStore = createStore<TextScale>('normal');

/** WeChat's own reading size in px: 16 is standard, 18 and 20 the next steps, up to 23 for those who need it. */
const scaleOf = (px: number): TextScale => (px >= 20 ? 'xlarge' : px >= 18 ? 'large' : 'normal');

/** What the person chose here; else what they chose in WeChat. */
export function followTextScale(): void {
  const kept = TEXT_SCALES.find((scale) => scale === readKept('textScale'));
  if (kept) textScaleStore.set(kept);
  else if (IS_WEAPP) textScaleStore.set(scaleOf(sizeInWechat()));
}

/** The field is in WeChat's answer (base library 2.23.4) and not in Taro's types. */
function sizeInWechat(): number {
  const { fontSizeSetting = 16 } = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
  return fontSizeSetting;
}

export function chooseTextScale(scale: TextScale): void {
  keep('textScale', scale);
  textScaleStore.set(scale);
}
