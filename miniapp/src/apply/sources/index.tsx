import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead, SectionHead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Radios } from '../../components/choices.tsx';
import { ConsentSheet } from '../../components/consent-sheet.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { Track } from '../../components/track.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { REGION, REGIONS, type Region } from '../../words/vendors.ts';
import { LATER, words } from './messages.ts';
import { SourceRow } from './source-row.tsx';
import { canAssess, useSources } from './use-sources.ts';

/** The list stays open while shops are confirmed and read, so that another can be added meanwhile. */
const SERVES: readonly Place[] = ['sources', 'shop', 'progress'];

export default function SourcesPage() {
  return (
    <ApplicationPage serves={SERVES} what="数据来源">
      {(view) => <Sources view={view} />}
    </ApplicationPage>
  );
}

function Sources({ view }: { view: ApplicationView }) {
  const page = useSources(view);
  const isDraft = view.status === 'draft';
  return (
    <>
      <Main stage="授权">
        <Lead title={words.title} text={words.lead} />
        <Trouble error={page.opening.problem ?? page.assessing.problem} />
        <Legs view={view} />
        <SectionHead title={words.shops} />
        <Card look="flush">
          {view.sources.map((source) => (
            <SourceRow key={source.id} view={view} source={source} />
          ))}
          <Cell
            monogram={{ letters: 'Am', on: true }}
            title={view.sources.length > 0 ? words.add : words.addFirst}
            text={words.amazonReads}
            caption={words.amazonNote}
            onTap={isDraft ? page.openConsents : page.openRegions}
          />
        </Card>
        <SectionHead title={words.later} aside={<View className="caption">{words.laterNote}</View>} />
        <Card look="flush">
          {LATER.map(({ key, name, letters, text, note }) => (
            <Cell key={key} monogram={{ letters }} title={name} text={text} end={<Tag>{note}</Tag>} />
          ))}
        </Card>
        <Card look="flush">
          {isDraft && <Cell plain title={words.edit} onTap={() => goCompany(view.id)} />}
          <Withdraw view={view} />
        </Card>
      </Main>
      <Bar>
        {isDraft ? (
          <Action disabled={page.opening.busy} onTap={page.openConsents}>
            {words.agreeFirst}
          </Action>
        ) : (
          <Action disabled={!canAssess(view) || page.assessing.busy} onTap={page.assess}>
            {canAssess(view) ? words.assess : words.assessNone}
          </Action>
        )}
      </Bar>
      {page.sheet === 'consents' && page.texts && (
        <ConsentSheet
          title={words.consentTitle}
          texts={page.texts}
          busy={page.submitting.busy}
          problem={page.submitting.problem}
          agree={page.agree}
          close={page.closeSheet}
        />
      )}
      {page.sheet === 'regions' && <RegionSheet connect={page.connect} close={page.closeSheet} />}
    </>
  );
}

const goCompany = (id: string) => void Taro.redirectTo({ url: `/apply/company/index?id=${id}` });

/** The three flows that prove one another, and which of them are there. */
function Legs({ view }: { view: ApplicationView }) {
  const connected = view.sources.filter(({ state }) => state === 'read' || state === 'reading').length;
  const state = connected > 0 ? '已连接' : '等待授权';
  const { order, money, goods } = words.legs;
  return (
    <Card
      title={`已连接 ${connected} 家店铺`}
      aside={
        connected > 0 ? (
          <Tag tone="positive" icon="done">
            可以评估
          </Tag>
        ) : undefined
      }
    >
      <View className="space-3">
        <Track
          label={`${order}、${money}${state}，${goods}即将支持`}
          parts={connected > 0 ? [{ percent: 33.3 }, { percent: 33.3, look: 'money' }] : []}
        />
      </View>
      <View className="row space-2 caption">
        <View className="grow">
          {order} · {state}
        </View>
        <View className="grow centre">
          {money} · {state}
        </View>
        <View className="grow right">{goods} · 即将支持</View>
      </View>
    </Card>
  );
}

function RegionSheet({ connect, close }: { connect: (region: Region) => void; close: () => void }) {
  const [region, setRegion] = useState<Region>('na');
  return (
    <Sheet
      id="regions"
      title={words.regionTitle}
      text={words.regionText}
      close={close}
      foot={<Action onTap={() => connect(region)}>{words.regionNext}</Action>}
    >
      <Radios
        label={words.regionTitle}
        options={REGIONS.map((value) => ({ value, label: REGION[value].name, text: REGION[value].sites }))}
        chosen={region}
        choose={setRegion}
      />
    </Sheet>
  );
}
