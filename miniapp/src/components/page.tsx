import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { meaning } from '../platform/meaning.ts';
import { IS_WEAPP } from '../platform/target.ts';
import { textScaleStore } from '../platform/text-scale.ts';
import { useStore } from '../state/store.ts';
import { Icon } from './icon.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { PrivacySheet } from './privacy-sheet.tsx';
import { Spine, STAGES, type Stage } from './spine.tsx';

/** The frame of every page: reading size, top bar where WeChat draws none, and the sheets that may interrupt. */
export function Page({ children }: { children: ReactNode }) {
  const scale = useStore(textScaleStore);
  return (
    <View className={`page${scale === 'normal' ? '' : ` text-${scale}`}`}>
      {!IS_WEAPP && <TopBar />}
      {children}
      <PrivacySheet />
      {!IS_WEAPP && <PersonSheet />}
    </View>
  );
}

/** WeChat draws this itself, from the page's configuration; the web page reads the same title. */
function TopBar() {
  const title = Taro.getCurrentInstance().page?.config?.navigationBarTitleText ?? '';
  const isFirst = Taro.getCurrentPages().length < 2;
  return (
    <View className="top-bar">
      {!isFirst && (
        <View
          className="top-bar-back"
          onClick={() => void Taro.navigateBack()}
          {...meaning({ role: 'button', label: '返回' })}
        >
          <Icon name="back" size="large" />
        </View>
      )}
      {title}
    </View>
  );
}

/** What scrolls. `stage` shows where in the four stages of an application the page stands. */
export const Main = ({ stage, spine, children }: { stage?: Stage; spine?: ReactNode; children: ReactNode }) => (
  <View className="main">
    {spine ?? (stage && <Spine steps={STAGES} now={stage} />)}
    {children}
  </View>
);

/** What stays in reach at the bottom: what can be done, and under it, where else one can go. */
export const Bar = ({ children, below }: { children: ReactNode; below?: ReactNode }) => (
  <View className="foot">
    <View className={`bar${below ? '' : ' bar-last'}`}>{children}</View>
    {below}
  </View>
);
