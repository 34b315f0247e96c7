import type { CounterpartyView } from '@loan/shared/api/backing';
import type { SourceView } from '@loan/shared/api/view';
import { VENDORS } from '@loan/shared/source/vendors';
import { View } from '@tarojs/components';
import { Action, Link } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Chips } from '../../components/choices.tsx';
import { ConsentSheet } from '../../components/consent-sheet.tsx';
import { QrCode } from '../../components/qr.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { regionsOf, vendorOf } from '../../words/vendors.ts';
import { shopText, shopWords, words } from './messages.ts';
import type { Shop } from './use-shop.ts';

const ENDED: readonly SourceView['state'][] = ['disconnected', 'disowned'];

type ShopCardProps = { view: CounterpartyView; shop: Shop };

/** Beside the answer and never part of it: a shop of one's own, for the other side's application. */
export function ShopCard({ view: { shops, borrowerName }, shop }: ShopCardProps) {
  if (!shops || (shops.vendors.length === 0 && shops.sources.length === 0)) return null;
  const live = shops.sources.filter(({ state }) => !ENDED.includes(state));
  const [vendor] = shops.vendors;
  const regions = vendor ? regionsOf(vendor) : [];
  return (
    <Card title={words.shop} live>
      <View className="second space-1">{shopText(borrowerName)}</View>
      <Trouble error={shop.asking ? undefined : shop.problem} />
      {shops.sources.map((source) => (
        <SourceRow key={source.id} source={source} shop={shop} />
      ))}
      {vendor && live.length === 0 && (
        <>
          {regions.length > 1 && (
            <>
              <View className="strong space-3">{words.region}</View>
              <Chips
                label={words.region}
                options={regions.map(({ value, name }) => ({ value, label: name }))}
                chosen={shop.region ?? regions[0]?.value}
                choose={shop.setRegion}
              />
            </>
          )}
          <View className="space-3">
            <Action kind="secondary" icon="shop" disabled={shop.busy} onTap={() => void shop.ask(vendor)}>
              {`${VENDORS[vendor].name}：${words.shopAgree}`}
            </Action>
          </View>
        </>
      )}
      {shop.asking && (
        <ConsentSheet
          title={words.shopTitle}
          texts={shop.asking.texts}
          busy={shop.busy}
          problem={shop.problem}
          agree={(ticked) => void shop.agree(ticked)}
          close={shop.close}
        />
      )}
    </Card>
  );
}

function SourceRow({ source, shop }: { source: SourceView; shop: Shop }) {
  const { id, vendor, state, shopName } = source;
  const { tag, tone, text } = shopWords(source);
  const link = shop.link?.sourceId === id ? shop.link : undefined;
  const mayWithdraw = state === 'reading' || state === 'read';
  const mayRenew = !mayWithdraw && state !== 'awaitingConfirmation' && !ENDED.includes(state) && !link;
  return (
    <>
      <Cell
        monogram={{ letters: vendorOf(vendor).letters, on: mayWithdraw }}
        title={
          <View className="row row-wrap row-tight">
            <View>{shopName ?? vendorOf(vendor).name}</View>
            <Tag {...(tone ? { tone } : {})}>{tag}</Tag>
          </View>
        }
        text={text}
        end={mayRenew ? <Link onTap={() => void shop.renew(vendor, id)}>换一个链接</Link> : <View />}
      />
      {state === 'awaitingAuthorisation' && link && <Ways shop={shop} url={link.url} />}
      {state === 'awaitingConfirmation' && (
        <View className="row row-wrap space-2">
          <Action small disabled={shop.busy} onTap={() => void shop.confirm(id, true)}>
            {words.shopMine}
          </Action>
          <Action kind="secondary" small disabled={shop.busy} onTap={() => void shop.confirm(id, false)}>
            {words.shopNotMine}
          </Action>
        </View>
      )}
      {mayWithdraw && (
        <Link tone="danger" onTap={() => void shop.withdraw(id)}>
          {words.shopWithdraw}
        </Link>
      )}
    </>
  );
}

const Ways = ({ shop, url }: { shop: Shop; url: string }) => (
  <>
    <View className="space-2">
      <Action icon={shop.copied ? 'done' : 'copy'} onTap={() => void shop.copyLink()}>
        {shop.copied ? words.copied : words.shopCopy}
      </Action>
    </View>
    <View className="row row-top row-wide space-3">
      <QrCode text={url} says="店铺授权二维码" />
      <View className="grow">
        <View className="second">{words.shopScan}</View>
        <Link onTap={() => void shop.openHere()}>{words.shopOpen}</Link>
      </View>
    </View>
  </>
);
