import type { ApplicationView, SourceView } from '@loan/shared/api/view';
import { VENDORS } from '@loan/shared/source/vendors';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Heading, Lead, SectionHead } from '../../components/card.tsx';
import { Monogram } from '../../components/cell.tsx';
import { Radios, Tick } from '../../components/choices.tsx';
import { Icon } from '../../components/icon.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { endingWords } from '../../words/ending.ts';
import { shopWords, vendorOf } from '../../words/vendors.ts';
import { leadOf, registeredAt, SITUATIONS, type Situation, words } from './messages.ts';
import { useShop } from './use-shop.ts';

const SERVES: readonly Place[] = ['shop'];

export default function ShopPage() {
  return (
    <ApplicationPage serves={SERVES} what="店铺资料">
      {(view) => {
        const source = view.sources.find(({ state }) => state === 'awaitingConfirmation');
        if (!source) return null;
        return source.owner === 'other' ? (
          <OtherShop view={view} source={source} />
        ) : (
          <OwnShop view={view} source={source} />
        );
      }}
    </ApplicationPage>
  );
}

type ShopProps = { view: ApplicationView; source: SourceView };

function OwnShop({ view, source }: ShopProps) {
  const page = useShop(view, source);
  const [more, setMore] = useState(false);
  const isShop = VENDORS[source.vendor].kind === 'shop';
  return (
    <>
      <Main stage="授权">
        <Lead title={isShop ? words.title : words.titleAccount} text={leadOf(vendorOf(source.vendor).name)} />
        <Trouble error={page.problem} />
        <Card>
          <ShopHead source={source} />
          <Ledger rows={[{ label: isShop ? words.sellerId : words.accountId, value: masked(source.sellerId ?? '') }]} />
        </Card>
        <Card title={words.companyTitle}>
          <Companies view={view} source={source} />
          {source.owner === 'applicant' ? (
            <View className="row row-tight positive space-3">
              <Icon name="done" />
              <View>{words.same}</View>
            </View>
          ) : (
            <View className="caption space-3">{words.unknown}</View>
          )}
        </Card>
        <Card look="flush">
          <Tick plain on={more} change={setMore} title={words.more} text={words.moreText} />
        </Card>
        <View className="caption">{`${words.refuseNote}${endingWords(source)}`}</View>
      </Main>
      <Bar>
        <View className="row bar-pair">
          <Action kind="secondary" beside disabled={page.busy} onTap={() => void page.notMine()}>
            {words.notMine}
          </Action>
          <Action disabled={page.busy} onTap={() => void page.mine(!more)}>
            {words.mine}
          </Action>
        </View>
      </Bar>
    </>
  );
}

function OtherShop({ view, source }: ShopProps) {
  const page = useShop(view, source);
  const [situation, setSituation] = useState<Situation>('wrongLogin');
  const chosen = SITUATIONS.find(({ value }) => value === situation);
  return (
    <>
      <Main stage="授权">
        <Lead title={words.otherTitle} text={words.otherLead} />
        <Trouble error={page.problem} />
        <Card>
          <ShopHead source={source} aside={<Tag tone="caution">{words.notCounted}</Tag>} />
          <Companies view={view} source={source} />
        </Card>
        <SectionHead title={words.choose} />
        <Card look="flush">
          <Radios label={words.choose} options={SITUATIONS} chosen={situation} choose={setSituation} />
        </Card>
        {chosen?.letsGo ? <View className="caption">{endingWords(source)}</View> : null}
        <View className="caption">{words.elsewhere}</View>
      </Main>
      <Bar>
        <Action disabled={page.busy} onTap={() => void page.settle(situation)}>
          {chosen?.act}
        </Action>
      </Bar>
    </>
  );
}

const ShopHead = ({ source, aside }: { source: SourceView; aside?: React.ReactNode }) => (
  <View className="row row-wide">
    <Monogram letters={vendorOf(source.vendor).letters} on={source.owner !== 'other'} />
    <View className="grow">
      <Heading level={2}>{source.shopName ?? words.notGiven}</Heading>
      <View className="caption">{shopWords(source.vendor, source.region)}</View>
    </View>
    {aside}
  </View>
);

const Companies = ({ view, source }: ShopProps) => (
  <>
    <View className={`company space-3${source.owner === 'other' ? ' company-other' : ''}`}>
      <View className="caption">{registeredAt(vendorOf(source.vendor).name)}</View>
      <View className="strong">{source.registeredCompany ?? words.notGiven}</View>
    </View>
    <View className="company space-3">
      <View className="caption">{words.applicant}</View>
      <View className="strong">{view.company?.name}</View>
    </View>
  </>
);

/** A seller's number is a name at the marketplace: its ends are enough to recognise it. */
const masked = (sellerId: string) =>
  sellerId.length > 8 ? `${sellerId.slice(0, 4)} **** ${sellerId.slice(-4)}` : sellerId;
