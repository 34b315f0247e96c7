import type { ApplicationView, SourceView } from '@loan/shared/api/view';
import { type SourceKind, VENDORS, type Vendor } from '@loan/shared/source/vendors';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { addressOf, canAssess, hasShopsToo, type Place } from '../../application/place.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead, SectionHead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { ConsentSheet } from '../../components/consent-sheet.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { Track } from '../../components/track.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { vendorOf } from '../../words/vendors.ts';
import { DetailsSheet } from './details-sheet.tsx';
import { DisconnectSheet } from './disconnect-sheet.tsx';
import { BRINGS, connectedWords, GROUPS, helpWords, words } from './messages.ts';
import { SourceRow } from './source-row.tsx';
import { openSource } from './use-connect.ts';
import { useSources } from './use-sources.ts';

/** The list stays open while shops are confirmed and read, so that another can be added meanwhile. */
const SERVES: readonly Place[] = ['sources', 'shop', 'progress', 'papers'];

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
  const { step } = page.connecting;
  return (
    <>
      <Main stage="授权">
        <Lead title={words.title} text={words.lead} />
        <Trouble
          error={page.opening.problem ?? page.assessing.problem ?? (step ? undefined : page.connecting.problem)}
        />
        <Legs view={view} />
        {GROUPS.map(({ title, kinds }) => (
          <Group key={title} title={title} kinds={kinds} view={view} page={page} />
        ))}
        <Card look="flush">
          {hasShopsToo(view) && (
            <Cell icon="document" title={words.papers} text={words.papersText} onTap={() => goPapers(view)} />
          )}
          <Cell icon="up" title={words.files} text={words.filesText} onTap={() => goFiles(view.id)} />
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
        ) : view.myNextStep === 'handInPapers' ? (
          <Action onTap={() => goPapers(view)}>{words.toPapers}</Action>
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
      {step?.step === 'consent' && (
        <ConsentSheet
          title={words.consentTitle}
          texts={step.texts}
          busy={page.connecting.busy}
          problem={page.connecting.problem}
          agree={page.connecting.agree}
          close={page.connecting.close}
        />
      )}
      {step?.step === 'details' && (
        <DetailsSheet
          vendor={step.vendor}
          busy={page.connecting.busy}
          problem={page.connecting.problem}
          finish={page.connecting.finish}
          close={page.connecting.close}
        />
      )}
    </>
  );
}

const goFiles = (id: string) => void Taro.navigateTo({ url: `/apply/files/index?id=${id}` });
/** Shown as it stands, where the way leads past it. */
const goPapers = (view: ApplicationView) =>
  void (view.myNextStep === 'handInPapers'
    ? Taro.redirectTo({ url: addressOf('papers', view.id) })
    : Taro.navigateTo({ url: `${addressOf('papers', view.id)}&look=1` }));
const goCompany = (id: string) => void Taro.redirectTo({ url: `/apply/company/index?id=${id}` });

type Page = ReturnType<typeof useSources>;
type GroupProps = { title: string; kinds: readonly SourceKind[]; view: ApplicationView; page: Page };

/** What is connected of one kind, and what can be: those in hand first, then one row for each vendor. */
function Group({ title, kinds, view, page }: GroupProps) {
  const isDraft = view.status === 'draft';
  const connect = page.connecting.connect;
  const [leaving, setLeaving] = useState<SourceView | undefined>(undefined);
  const sources = view.sources.filter(
    ({ vendor, state }) => kinds.includes(VENDORS[vendor].kind) && state !== 'disconnected',
  );
  const open = (source: SourceView) =>
    source.state === 'read' ? setLeaving(source) : openSource(view, source, connect);
  const captionOf = (vendor: Vendor) => {
    const help = page.help.find((one) => one.vendor === vendor);
    return help ? helpWords(help) : BRINGS[vendor].note;
  };
  const vendors = view.vendors.filter((vendor) => kinds.includes(VENDORS[vendor].kind));
  if (sources.length === 0 && vendors.length === 0) return null;
  return (
    <>
      <SectionHead title={title} />
      <Card look="flush">
        {sources.map((source) => (
          <SourceRow key={source.id} source={source} open={open} />
        ))}
        {vendors.map((vendor) => (
          <Cell
            key={vendor}
            monogram={{ letters: vendorOf(vendor).letters }}
            title={vendorOf(vendor).name}
            text={BRINGS[vendor].text}
            caption={captionOf(vendor)}
            end={
              <Link onTap={() => (isDraft ? void page.openConsents() : connect(vendor))}>
                {sources.some((source) => source.vendor === vendor) ? words.another : words.connect}
              </Link>
            }
          />
        ))}
      </Card>
      {leaving && <DisconnectSheet view={view} source={leaving} close={() => setLeaving(undefined)} />}
    </>
  );
}

const LIVE = ['read', 'reading'] as const;

/** The three flows that prove one another, and which of them are there. */
function Legs({ view }: { view: ApplicationView }) {
  const live = view.sources.filter(({ state }) => LIVE.some((one) => one === state));
  const count = (kind: SourceKind) => live.filter(({ vendor }) => VENDORS[vendor].kind === kind).length;
  const [shops, money, goods] = [count('shop'), count('money'), count('goods')];
  const stateOf = (connected: number) => (connected > 0 ? '已连接' : '等待授权');
  const part = (connected: number, look?: 'money' | 'goods') =>
    connected > 0 ? [{ percent: 33.3, ...(look ? { look } : {}) }] : [];
  const legs = [
    [words.legs.order, shops],
    [words.legs.money, money],
    [words.legs.goods, goods],
  ] as const;
  return (
    <Card
      title={connectedWords(shops, live.length - shops)}
      aside={
        shops > 0 ? (
          <Tag tone="positive" icon="done">
            可以评估
          </Tag>
        ) : undefined
      }
    >
      <View className="space-3">
        <Track
          label={legs.map(([name, connected]) => `${name}${stateOf(connected)}`).join('，')}
          parts={[...part(shops), ...part(money, 'money'), ...part(goods, 'goods')]}
        />
      </View>
      <View className="row space-2 caption">
        {legs.map(([name, connected], index) => (
          <View key={name} className={['grow', 'grow centre', 'grow right'][index] ?? 'grow'}>
            {name} · {stateOf(connected)}
          </View>
        ))}
      </View>
    </Card>
  );
}
