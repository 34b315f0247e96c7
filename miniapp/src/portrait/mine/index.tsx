import type { PortraitView } from '@loan/shared/api/portrait';
import { formatDay } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { goHome } from '../../application/go.ts';
import { Action, Link } from '../../components/action.tsx';
import { Card, Heading } from '../../components/card.tsx';
import { Note } from '../../components/note.tsx';
import { Main, Page } from '../../components/page.tsx';
import { Failed, Loading, Middle, Stale } from '../../components/states.tsx';
import { TabBar } from '../../components/tab-bar.tsx';
import { Tag } from '../../components/tag.tsx';
import { Figures, FlowsPicture } from '../figures.tsx';
import { words as figureWords, shopsSay } from '../words.ts';
import { ExportSheet } from './export-sheet.tsx';
import { ExportDetails, Exports } from './exports.tsx';
import { words } from './messages.ts';
import { usePortrait } from './use-portrait.ts';

/** The seller's own verified data: what it says, and whom it was given to. */
export default function PortraitPage() {
  const page = usePortrait();
  const [open, setOpen] = useState<'export' | { exportId: string } | undefined>(undefined);
  const { mine, reading } = page;
  const close = () => setOpen(undefined);
  const exports = mine?.read.exports ?? [];
  const made = typeof open === 'object' ? exports.find(({ id }) => id === open.exportId) : undefined;
  return (
    <Page>
      {!mine && !reading.problem && <Loading what="您的画像" retry={() => void page.load()} />}
      {!mine && reading.problem && <Failed error={reading.problem} retry={() => void page.load()} />}
      {mine?.read.state === 'nothingYet' && <Nothing id={mine.id} />}
      {mine?.read.state === 'policyGone' && (
        <Main>
          <Note title={words.goneTitle}>{words.goneText}</Note>
          <Exports exports={exports} open={(exportId) => setOpen({ exportId })} />
        </Main>
      )}
      {mine?.read.state === 'ready' && (
        <Main>
          {reading.problem && <Stale error={reading.problem} readAt={new Date()} />}
          <Head portrait={mine.read.portrait} />
          <Figures figures={mine.read.portrait.figures} />
          <Own make={() => setOpen('export')} />
          <Exports exports={exports} open={(exportId) => setOpen({ exportId })} />
        </Main>
      )}
      <TabBar here="portrait" />
      {open === 'export' && <ExportSheet page={page} close={close} />}
      {made && <ExportDetails made={made} page={page} close={close} />}
    </Page>
  );
}

function Nothing({ id }: { id: string | undefined }) {
  const go = () => (id ? void Taro.navigateTo({ url: `/pages/application/index?id=${id}` }) : goHome());
  return (
    <Middle icon="chart" title={words.nothingTitle} text={words.nothingText}>
      <Action onTap={go}>{id ? words.start : words.startNew}</Action>
    </Middle>
  );
}

function Head({ portrait }: { portrait: PortraitView }) {
  const { company, figures, decided, isStale, readTo } = portrait;
  return (
    <Card>
      <View className="row row-apart row-wrap">
        <View>
          <Heading level={1} look="title-3">
            {company.name}
          </Heading>
          <View className="caption">
            {shopsSay(portrait)}
            {readTo && ` · 数据到${formatDay(readTo)}`}
          </View>
        </View>
        {figures.verified ? (
          <Tag tone="positive" icon="done">
            {figureWords.verified}
          </Tag>
        ) : (
          <Tag tone="caution">{figureWords.declared}</Tag>
        )}
      </View>
      <FlowsPicture figures={figures} />
      {!decided && <View className="caption space-1">{figureWords.undecided}</View>}
      {isStale && (
        <View className="space-2">
          <Note tone="caution" title={words.stale}>
            {`读到的数据截止${readTo ? formatDay(readTo) : '较早'}，之后的经营没有计入。`}
          </Note>
        </View>
      )}
    </Card>
  );
}

const Own = ({ make }: { make: () => void }) => (
  <Card title={words.ownTitle}>
    <View className="second space-1">{words.ownText}</View>
    <View className="space-3">
      <Action kind="secondary" icon="download" onTap={make}>
        {words.make}
      </Action>
    </View>
    <View className="row row-apart row-wrap space-2">
      <View className="caption">{words.ownConsent}</View>
      <Link onTap={() => void Taro.navigateTo({ url: '/portrait/verify/index' })}>{words.check}</Link>
    </View>
  </Card>
);
