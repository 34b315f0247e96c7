import type { ApplicationView } from '@loan/shared/api/view';
import { VENDORS, Vendor } from '@loan/shared/source/vendors';
import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Place } from '../../application/place.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Heading, Lead, Rule } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Chips } from '../../components/choices.tsx';
import { Moments } from '../../components/moments.tsx';
import { Note } from '../../components/note.tsx';
import { Main } from '../../components/page.tsx';
import { QrCode } from '../../components/qr.tsx';
import { Trouble } from '../../components/states.tsx';
import { regionsOf, vendorOf } from '../../words/vendors.ts';
import { formatTime } from '../../words/when.ts';
import { awaitedOf, hereCopiedOf, leadOf, problemWords, validUntil, words } from './messages.ts';
import { type Asked, useAuthorise } from './use-authorise.ts';

/** While a shop is being said yes to elsewhere the application is still at its sources, or reads another shop. */
const SERVES: readonly Place[] = ['sources', 'progress'];

export default function AuthorisePage() {
  const { params } = useRouter();
  return (
    <ApplicationPage serves={SERVES} what="授权链接">
      {(view) => (
        <Authorise view={view} sourceId={params['source'] ?? ''} asked={askedOf(params['vendor'], params['region'])} />
      )}
    </ApplicationPage>
  );
}

/** The address of this page says what for; whatever it does not say is as most sellers have it. */
function askedOf(vendor: string | undefined, region: string | undefined): Asked {
  const known = Vendor.safeParse(vendor).data ?? 'amazon';
  const { regions } = VENDORS[known];
  return { vendor: known, region: regions.find((one) => one === region) ?? regions[0] };
}

type AuthoriseProps = { view: ApplicationView; sourceId: string; asked: Asked };

function Authorise({ view, sourceId, asked }: AuthoriseProps) {
  const [region, setRegion] = useState(asked.region);
  const { vendor } = asked;
  const { name } = vendorOf(vendor);
  const page = useAuthorise(view, sourceId, { vendor, region });
  const trouble = page.source && problemWords(page.source.state, name);
  const back = () => void Taro.redirectTo({ url: `/apply/sources/index?id=${view.id}` });
  return (
    <Main stage="授权">
      <Lead title={words.title} text={leadOf(name)} />
      <Trouble error={page.problem} />
      {trouble ? (
        <>
          <Note tone="caution" title={trouble.title}>
            {trouble.text}
          </Note>
          {page.source?.state === 'wrongRegion' && (
            <Card title={words.region}>
              <Chips
                label={words.region}
                options={regionsOf(vendor).map((one) => ({ value: one.value, label: one.name }))}
                chosen={region}
                choose={setRegion}
              />
            </Card>
          )}
          <Action disabled={page.busy} onTap={page.renew}>
            {trouble.act}
          </Action>
          <Action kind="quiet" onTap={back}>
            {words.others}
          </Action>
        </>
      ) : (
        <>
          <Waiting page={page} name={name} />
          {page.link ? <Ways page={page} url={page.link.url} name={name} /> : <Making page={page} />}
        </>
      )}
    </Main>
  );
}

type Page = ReturnType<typeof useAuthorise>;

const Making = ({ page }: { page: Page }) => (
  <Card>
    <View className="second">{words.making}</View>
    {!page.busy && (
      <View className="space-2">
        <Action kind="secondary" onTap={page.renew}>
          {words.renew}
        </Action>
      </View>
    )}
  </Card>
);

const Waiting = ({ page, name }: { page: Page; name: string }) => (
  <Card look="tint" live>
    <View className="row row-top row-wide">
      <View className="pulse space-2" />
      <View className="grow">
        <Heading level={2}>{words.waiting}</Heading>
        <View className="second">{words.waitingText}</View>
      </View>
    </View>
    <Moments
      moments={[
        { title: words.made, state: page.link ? 'done' : 'now' },
        { title: awaitedOf(name), state: page.link ? 'now' : 'later' },
      ]}
    />
  </Card>
);

const Ways = ({ page, url, name }: { page: Page; url: string; name: string }) => (
  <>
    <Card title={words.copyTitle}>
      <View className="link-text space-2">{shortened(url)}</View>
      <View className="space-3">
        <Action icon={page.said === 'copied' ? 'done' : 'copy'} onTap={() => void page.copyLink()}>
          {page.said === 'copied' ? words.copied : words.copy}
        </Action>
      </View>
      <Rule />
      <View className="row row-top row-wide">
        <QrCode text={url} says="授权链接二维码" />
        <View className="grow">
          <Heading level={2}>{words.scan}</Heading>
          <View className="second space-1">{words.scanText}</View>
        </View>
      </View>
    </Card>
    <Card look="flush">
      <Cell icon="phone" title={words.here} caption={words.hereText} onTap={() => void page.openHere()} />
    </Card>
    {page.said === 'copiedForBrowser' && <Note tone="info">{hereCopiedOf(name)}</Note>}
    <Card look="flush">
      <Cell
        plain
        title={page.link ? validUntil(formatTime(page.link.expiresAt)) : ''}
        end={<Link onTap={page.renew}>{words.renew}</Link>}
      />
      <Cell
        plain
        title={words.notMe}
        end={
          <Link tone="danger" onTap={page.stop}>
            {words.stop}
          </Link>
        }
      />
    </Card>
  </>
);

/** The address in full is hundreds of letters; its beginning says whose it is, and the button copies all of it. */
const shortened = (url: string) => (url.length > 96 ? `${url.slice(0, 84)}……` : url);
