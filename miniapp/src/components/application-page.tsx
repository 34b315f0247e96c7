import type { ApplicationView } from '@loan/shared/api/view';
import Taro, { useRouter } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { goHome } from '../application/go.ts';
import { OFFER_PLACES, type Place } from '../application/place.ts';
import { useApplication, useOffersEnabled } from '../application/use-application.ts';
import { Action } from './action.tsx';
import { Main, Page } from './page.tsx';
import { Failed, Loading, Middle, Stale } from './states.tsx';

type ApplicationPageProps = {
  /** Which places of an application this page is; anything else moves the page on. A constant: it is compared. */
  serves: readonly Place[];
  /** What is being read, for whoever waits: 额度结果. */
  what: string;
  children: (view: ApplicationView) => ReactNode;
};

/** A page about one application, with everything such a page needs beside its content. */
export function ApplicationPage({ serves, what, children }: ApplicationPageProps) {
  const { params } = useRouter();
  const shown = useApplication(params['id'] ?? '', serves);
  const offersEnabled = useOffersEnabled();
  const showsOffer = serves.some((place) => OFFER_PLACES.includes(place));

  if (showsOffer && offersEnabled === false) return <OffersOff />;
  return (
    <Page>
      {shown.step === 'loading' && <Loading what={what} retry={shown.reload} />}
      {shown.step === 'failed' && <Failed error={shown.error} retry={shown.reload} help={toService} />}
      {shown.step === 'ready' && (
        <>
          {shown.stale && (
            <Main>
              <Stale error={shown.stale} readAt={shown.readAt} />
            </Main>
          )}
          {children(shown.view)}
        </>
      )}
    </Page>
  );
}

const toService = () => void Taro.navigateTo({ url: '/account/service/index' });

/** The mini-program's category does not allow loan offers at the moment; the application itself goes on. */
const OffersOff = () => (
  <Page>
    <Middle
      icon="clock"
      title="这一部分暂时没有开放"
      text="贷款相关页面正在调整，您的申请、资料和已签的文件都在，不受影响。开放后会用微信通知您。"
    >
      <Action kind="secondary" onTap={goHome}>
        回到首页
      </Action>
    </Middle>
  </Page>
);
