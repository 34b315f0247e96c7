import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { meaning } from '../platform/meaning.ts';

type Moment = { title: ReactNode; text?: ReactNode; when?: ReactNode; state: 'done' | 'now' | 'later' };
type MomentsProps = {
  moments: readonly Moment[];
  /** Each is a sentence to read rather than a line to glance at. */
  prose?: boolean;
};

/** What has happened, what is happening, what comes: a timeline. */
export const Moments = ({ moments, prose }: MomentsProps) => (
  <View className="space-3" {...meaning({ role: 'list' })}>
    {moments.map(({ title, text, when, state }, index) => (
      <View
        // biome-ignore lint/suspicious/noArrayIndexKey: a timeline only grows at its end.
        key={index}
        className={`moments-item${state === 'later' ? '' : ` moments-${state}`}`}
        {...meaning({ role: 'listitem' })}
      >
        <View className="moments-dot" />
        <View className="moments-line" />
        <View className="row row-top row-apart">
          <View className="grow">
            <View className={state === 'now' || prose ? 'strong' : ''}>{title}</View>
            {text && <View className={prose ? 'second' : 'caption'}>{text}</View>}
          </View>
          {when && <View className="caption no-wrap fixed">{when}</View>}
        </View>
      </View>
    ))}
  </View>
);
