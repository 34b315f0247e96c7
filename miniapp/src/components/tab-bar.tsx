import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { meaning } from '../platform/meaning.ts';
import { createStore, useStore } from '../state/store.ts';
import { Icon, type IconName } from './icon.tsx';

type Tab = 'loan' | 'portrait' | 'messages' | 'me';

const TABS: readonly { key: Tab; text: string; icon: IconName; url: string }[] = [
  { key: 'loan', text: '贷款', icon: 'home', url: '/pages/home/index' },
  { key: 'portrait', text: '画像', icon: 'chart', url: '/portrait/mine/index' },
  { key: 'messages', text: '消息', icon: 'message', url: '/account/messages/index' },
  { key: 'me', text: '我的', icon: 'person', url: '/account/me/index' },
];

/** Set by whoever last asked the server; a dot says that there is something new. */
export const unreadStore = createStore(0);

export function TabBar({ here }: { here: Tab }) {
  const unread = useStore(unreadStore);
  return (
    <View className="foot tabs" {...meaning({ role: 'navigation', label: '主导航' })}>
      {TABS.map(({ key, text, icon, url }) => {
        const dotted = key === 'messages' && unread > 0;
        return (
          <View
            key={key}
            className={`tab${key === here ? ' tab-on' : ''}`}
            onClick={() => key !== here && void Taro.reLaunch({ url })}
            {...meaning({
              role: 'tab',
              label: dotted ? `${text}，${unread} 条未读` : text,
              ...(key === here ? { current: true } : {}),
            })}
          >
            <View className="tab-icon">
              <Icon name={icon} />
              {dotted && <View className="tab-dot" />}
            </View>
            {text}
          </View>
        );
      })}
    </View>
  );
}
