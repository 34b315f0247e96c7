import { instantOf } from '@loan/shared/time/instant';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { CallError } from '../api/create-client.ts';
import { meaning } from '../platform/meaning.ts';
import { useAfter } from '../state/use-after.ts';
import { type ProblemWords, wordsForProblem } from '../words/call-problem.ts';
import { formatMoment } from '../words/when.ts';
import { Action, Link } from './action.tsx';
import { Heading } from './card.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Note } from './note.tsx';

/** Nothing is drawn for a moment, then the shape of what comes, then a way out. */
const SKELETON_AFTER_MS = 300;
const RETRY_AFTER_MS = 10_000;

export function Loading({ what, retry }: { what: string; retry: () => void }) {
  const visible = useAfter(SKELETON_AFTER_MS);
  const long = useAfter(RETRY_AFTER_MS);
  if (!visible) return <View className="main" {...meaning({ role: 'status', label: `正在读取${what}` })} />;
  return (
    <View className="main">
      <View className="card">
        <Bone width="30%" height={14} />
        <Bone width="60%" height={32} />
        <Bone width="100%" height={12} />
      </View>
      <View className="card">
        {[0, 1, 2].map((line) => (
          <View key={line} className="cell">
            <Bone width="40px" height={40} />
            <View className="grow">
              <Bone width="50%" height={14} />
              <Bone width="80%" height={12} />
            </View>
          </View>
        ))}
      </View>
      <View className="caption centre" {...meaning({ role: 'status' })}>
        {long ? `${what}比平时慢，可以继续等，也可以重试` : `正在读取${what}`}
      </View>
      {long && (
        <Action kind="secondary" onTap={retry}>
          重试
        </Action>
      )}
    </View>
  );
}

const Bone = ({ width, height }: { width: string; height: number }) => (
  <View className="skeleton space-2" style={{ width, height: `${height}px` }} />
);

type MiddleProps = { icon: IconName; caution?: boolean; title: string; text: string; children?: ReactNode };

/** One thing in the middle of an otherwise empty page: what is so, and one way on. */
export const Middle = ({ icon, caution, title, text, children }: MiddleProps) => (
  <View className="middle">
    <View className={`badge badge-large${caution ? ' badge-caution' : ''}`}>
      <Icon name={icon} size="large" />
    </View>
    <Heading level={2}>{title}</Heading>
    <View className="second">{text}</View>
    {children && <View className="middle-act">{children}</View>}
  </View>
);

type FailedProps = { error: CallError; retry: () => void; help?: () => void };

/** What happened, whether money or progress is affected, one action. */
export function Failed({ error, retry, help }: FailedProps) {
  const words = wordsForProblem(error);
  return (
    <Middle icon={error.tag === 'Offline' ? 'offline' : 'retry'} caution title={words.title} text={words.text}>
      <Action onTap={retry}>{words.retry}</Action>
      {help && <Link onTap={help}>联系客服</Link>}
    </Middle>
  );
}

/** The same in the flow of a page, above what it concerns, in the page's own words where it has some. */
export function Trouble({ error, words: own }: { error: CallError | undefined; words?: ProblemWords | undefined }) {
  if (!error) return null;
  const words = own ?? wordsForProblem(error);
  return (
    <View {...meaning({ role: 'alert', live: 'polite' })}>
      <Note tone="caution" icon={error.tag === 'Offline' ? 'offline' : 'info'} title={words.title}>
        {words.text}
      </Note>
    </View>
  );
}

/** Over a page whose figures could not be refreshed. */
export const Stale = ({ error, readAt }: { error: CallError; readAt: Date }) => (
  <View {...meaning({ role: 'status', live: 'polite' })}>
    <Note tone="caution" icon="offline" title={error.tag === 'Offline' ? '网络已断开' : '暂时没有更新'}>
      显示的是{formatMoment(instantOf(readAt), new Date())} 的内容，恢复后自动更新。
    </Note>
  </View>
);
