import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Action } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Icon } from '../../components/icon.tsx';
import { Main, Page } from '../../components/page.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Failed, Loading, Trouble } from '../../components/states.tsx';
import { formatMoment } from '../../words/when.ts';
import { words } from './messages.ts';
import { useData } from './use-data.ts';

export default function DataPage() {
  const page = useData();
  const { accesses, reading } = page;
  return (
    <Page>
      {!accesses && !reading.problem && <Loading what="您的数据" retry={() => void page.load()} />}
      {!accesses && reading.problem && <Failed error={reading.problem} retry={() => void page.load()} />}
      {accesses && <Data page={page} accesses={accesses} />}
    </Page>
  );
}

type Page_ = ReturnType<typeof useData>;
type DataProps = { page: Page_; accesses: NonNullable<Page_['accesses']> };

function Data({ page, accesses }: DataProps) {
  const [sure, setSure] = useState(false);
  return (
    <>
      <Main>
        <Trouble error={page.exporting.problem} />
        <Card title={words.exportTitle}>
          <View className="second space-1">{words.exportText}</View>
          <View className="space-3">
            <Action kind="secondary" icon="download" disabled={page.exporting.busy} onTap={page.takeOut}>
              {page.exporting.busy ? words.exporting : words.exportNow}
            </Action>
          </View>
          {page.saved && (
            <View className="row row-tight positive space-2">
              <Icon name="done" />
              {page.saved === 'copied' ? words.exported : words.saved}
            </View>
          )}
        </Card>
        <Card title={words.accesses}>
          {accesses.length === 0 && <View className="second space-1">{words.noAccess}</View>}
          {accesses.map(({ at, who, what, why }) => (
            <Cell
              key={`${at}${who}${what}`}
              plain
              title={`${who} · ${what}`}
              caption={why}
              end={<View className="caption no-wrap">{formatMoment(at, new Date())}</View>}
            />
          ))}
        </Card>
        {page.deletion ? (
          <Deleted deletion={page.deletion} />
        ) : (
          <Card title={words.eraseTitle}>
            <View className="second space-1">{words.eraseText}</View>
            <View className="space-3">
              <Action kind="secondary" icon="trash" onTap={() => setSure(true)}>
                {words.eraseAsk}
              </Action>
            </View>
          </Card>
        )}
      </Main>
      {sure && !page.deletion && (
        <Sheet
          id="erase"
          title={words.eraseTitle}
          close={() => setSure(false)}
          foot={
            <View>
              <Action kind="secondary" disabled={page.deleting.busy} onTap={page.erase}>
                {page.deleting.busy ? words.erasing : words.eraseConfirm}
              </Action>
              <Action kind="quiet" onTap={() => setSure(false)}>
                {words.keep}
              </Action>
            </View>
          }
        >
          <Trouble error={page.deleting.problem} />
          <View className="second space-2">{words.eraseSure}</View>
        </Sheet>
      )}
    </>
  );
}

/** What is gone, and of what is not: which kind, on which ground, until when. */
const Deleted = ({ deletion: { deleted, kept } }: { deletion: NonNullable<Page_['deletion']> }) => (
  <>
    <Card title={words.deleted}>
      {[...new Set(deleted)].map((what) => (
        <View key={what} className="row row-tight space-2">
          <View className="positive">
            <Icon name="done" />
          </View>
          <View className="grow">{what}</View>
        </View>
      ))}
    </Card>
    <Card title={words.kept}>
      <View className="second space-1">{words.keptNote}</View>
      {kept.map(({ what, ground, until }) => (
        <Cell key={what} title={what} caption={ground} end={<View className="caption no-wrap">{until}</View>} />
      ))}
      <Cell
        plain
        title={words.dispute}
        caption={words.disputeText}
        onTap={() => void Taro.navigateTo({ url: '/account/service/index' })}
      />
    </Card>
  </>
);
