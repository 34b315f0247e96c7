import type { ApplicationView, SourceView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { goHome } from '../../application/go.ts';
import type { Place } from '../../application/place.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Heading, Lead } from '../../components/card.tsx';
import { Cell, Monogram } from '../../components/cell.tsx';
import { Icon } from '../../components/icon.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Notify } from '../../components/notify.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Trouble } from '../../components/states.tsx';
import { Progress } from '../../components/track.tsx';
import { grouped } from '../../words/grouped.ts';
import { shopWords, vendorOf } from '../../words/vendors.ts';
import { formatMoment } from '../../words/when.ts';
import { expectedBy, readingWords, waitingFor, words } from './messages.ts';
import { useProgress } from './use-progress.ts';

/** While one shop is being read another may be waiting for its owner's yes: the place is then the sources' own. */
const SERVES: readonly Place[] = ['progress', 'sources'];

export default function ProgressPage() {
  return (
    <ApplicationPage serves={SERVES} what="读取进度">
      {(view) => <ProgressView view={view} />}
    </ApplicationPage>
  );
}

function ProgressView({ view }: { view: ApplicationView }) {
  const page = useProgress(view);
  const lead = page.doneBy ? expectedBy(formatMoment(page.doneBy, new Date())) : words.leaving;
  const goSources = () => void Taro.redirectTo({ url: `/apply/sources/index?id=${view.id}` });
  return (
    <>
      <Main stage={page.isAssessing ? '额度' : '授权'}>
        {page.isAssessing ? (
          <Lead title={words.assessing} text={words.assessingText} />
        ) : (
          <Lead title={words.title} text={lead} />
        )}
        <Trouble error={page.problem} />
        {page.sources.length > 0 && (
          <Card look="flush">
            {page.sources.map((source) => (
              <Reading key={source.id} source={source} reconnect={goSources} />
            ))}
          </Card>
        )}
        {page.hasFailed && <Note title={words.failed}>{words.failedText}</Note>}
        {page.sources.length > 0 && <Read page={page} />}
        {!page.isAssessing && !view.assessmentRequested && (
          <Card look="flush">
            <Cell icon="plus" title={words.addMore} onTap={goSources} />
          </Card>
        )}
      </Main>
      <Bar>
        {page.canAssess && page.hasFailed ? (
          <Action disabled={page.busy} onTap={page.assess}>
            {words.assessNow}
          </Action>
        ) : (
          <Notify applicationId={view.id} moments={['approved']} text={words.notify} />
        )}
        <Action kind="quiet" onTap={goHome}>
          {words.leave}
        </Action>
      </Bar>
    </>
  );
}

/** What has been read so far; an application on papers has nothing of the kind. */
const Read = ({ page }: { page: ReturnType<typeof useProgress> }) => (
  <Card title={words.read}>
    <Ledger
      rows={[
        { label: words.orders, value: `${grouped(page.ordersRead)} 笔` },
        ...(page.rowsRejected > 0
          ? [{ label: `${words.rejected}（${words.rejectedNote}）`, value: `${grouped(page.rowsRejected)} 行` }]
          : []),
        { label: words.buyers, value: words.noBuyers },
      ]}
    />
  </Card>
);

function Reading({ source, reconnect }: { source: SourceView; reconnect: () => void }) {
  const { progress, state } = source;
  const name = `${shopWords(source.vendor, source.region)}${source.shopName ? ` · ${source.shopName}` : ''}`;
  const percent = progress?.percent ?? 0;
  const isDone = state === 'read';
  const hasFailed = state === 'failed' || state === 'authorisationEnded';
  const doing = progress?.waitingForVendor
    ? waitingFor(vendorOf(source.vendor).name)
    : readingWords(progress?.reading) || words.starting;
  return (
    <View className="cell">
      <View className="grow">
        <View className="row">
          <Monogram letters={vendorOf(source.vendor).letters} on={!hasFailed} />
          <View className="grow">
            <View className="row row-apart">
              <Heading level={3}>{name}</Heading>
              {isDone && (
                <View className="row row-tight positive strong no-wrap">
                  <Icon name="done" />
                  {words.done}
                </View>
              )}
              {!isDone && !hasFailed && <View className="strong number">{percent}%</View>}
              {hasFailed && <Link onTap={reconnect}>{words.reconnect}</Link>}
            </View>
            <View className="caption">{isDone ? monthsRead(source) : hasFailed ? words.failed : doing}</View>
          </View>
        </View>
        {!hasFailed && (
          <View className="space-2">
            <Progress percent={percent} label={name} done={isDone} />
          </View>
        )}
      </View>
    </View>
  );
}

const monthsRead = ({ progress }: SourceView) => (progress ? `读取了 ${grouped(progress.ordersRead)} 笔订单` : '');
