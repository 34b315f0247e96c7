import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { meaning } from '../platform/meaning.ts';

type CardProps = {
  title?: string;
  /** To the right of the title. */
  aside?: ReactNode;
  look?: 'flush' | 'tint';
  live?: boolean;
  children: ReactNode;
};

export const Card = ({ title, aside, look, live, children }: CardProps) => (
  <View className={`card${look ? ` card-${look}` : ''}`} {...(live ? meaning({ role: 'status', live: 'polite' }) : {})}>
    {title && (
      <View className="row row-apart row-wrap">
        <Heading level={2}>{title}</Heading>
        {aside}
      </View>
    )}
    {children}
  </View>
);

const SIZE = { 1: 'title-1', 2: 'title-3', 3: 'title-3' } as const;

export const Heading = ({ level, children, look }: { level: 1 | 2 | 3; children: ReactNode; look?: string }) => (
  <View className={look ?? SIZE[level]} {...meaning({ role: 'heading', level })}>
    {children}
  </View>
);

/** The page's own heading with one sentence under it. */
export const Lead = ({ title, text }: { title: string; text?: string | undefined }) => (
  <View>
    <Heading level={1}>{title}</Heading>
    {text && <View className="second space-1">{text}</View>}
  </View>
);

export const SectionHead = ({ title, aside }: { title: string; aside?: ReactNode }) => (
  <View className="section-head">
    <Heading level={2}>{title}</Heading>
    {aside}
  </View>
);

export const Rule = () => <View className="rule" />;
