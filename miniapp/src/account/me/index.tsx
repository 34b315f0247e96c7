import { closeSession } from '@loan/shared/api/session';
import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { call } from '../../api/client.ts';
import { goHome } from '../../application/go.ts';
import { hasSession, useHomeData } from '../../application/use-home.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationList } from '../../components/application-list.tsx';
import { Card, Heading, SectionHead } from '../../components/card.tsx';
import { Cell, Monogram } from '../../components/cell.tsx';
import { Chips } from '../../components/choices.tsx';
import { Main, Page } from '../../components/page.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { TabBar } from '../../components/tab-bar.tsx';
import { openPrivacyText } from '../../platform/privacy.ts';
import { keep } from '../../platform/storage.ts';
import { chooseTextScale, textScaleStore } from '../../platform/text-scale.ts';
import { useStore } from '../../state/store.ts';
import { SCALES, words } from './messages.ts';

export default function MePage() {
  const { data, problem, load } = useHomeData();
  const scale = useStore(textScaleStore);
  useDidShow(() => void load());
  const go = (url: string) => () => void Taro.navigateTo({ url });

  async function leave() {
    if (hasSession()) await call(closeSession, {});
    keep('token', undefined);
    keep('person', undefined);
    goHome();
  }

  return (
    <Page>
      {!data && !problem && <Loading what="您的资料" retry={() => void load()} />}
      {!data && problem && <Failed error={problem} retry={() => void load()} />}
      {data && (
        <Main>
          <Card>
            <View className="row row-wide">
              <Monogram letters="我" on />
              <View className="grow">
                <Heading level={1} look="title-3">
                  {data.phoneMasked ?? words.noPhone}
                </Heading>
              </View>
            </View>
          </Card>
          <SectionHead title={words.applications} />
          {data.applications.length > 0 ? (
            <ApplicationList applications={data.applications} />
          ) : (
            <Card look="flush">
              <Cell plain title={words.none} end={<View />} />
              <Action kind="secondary" onTap={goHome}>
                {words.start}
              </Action>
              <View className="space-3" />
            </Card>
          )}
          <Card look="flush">
            <Cell
              icon="key"
              title={words.consents}
              caption={words.consentsText}
              onTap={go('/account/messages/index')}
            />
            <Cell icon="chart" title={words.portrait} caption={words.portraitText} onTap={go('/portrait/mine/index')} />
            <Cell icon="list" title={words.data} caption={words.dataText} onTap={go('/account/data/index')} />
            <Cell icon="message" title={words.service} onTap={go('/account/service/index')} />
            <Cell icon="shield" title={words.privacy} onTap={openPrivacyText} />
          </Card>
          <Card title={words.textSize}>
            <Chips label={words.textSize} options={SCALES} chosen={scale} choose={chooseTextScale} />
          </Card>
          <Card look="flush">
            <Cell plain title={words.staff} caption={words.staffText} onTap={go('/pages/staff/index')} />
            <Cell plain title={words.leave} caption={words.leaveText} onTap={() => void leave()} />
          </Card>
        </Main>
      )}
      <TabBar here="me" />
    </Page>
  );
}
