import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { call } from '../../api/client.ts';
import { configStore, readConfig } from '../../api/config.ts';
import { Action } from '../../components/action.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Main, Page } from '../../components/page.tsx';
import { ContactButton, dial } from '../../platform/contact.tsx';
import { IS_WEAPP } from '../../platform/target.ts';
import { useStore } from '../../state/store.ts';
import { words } from './messages.ts';

export default function ServicePage() {
  const settings = useStore(configStore);
  useDidShow(() => void readConfig(call));
  return (
    <Page>
      <Main>
        <Lead title={words.title} text={words.lead} />
        <Card>
          {IS_WEAPP && <ContactButton>{words.chat}</ContactButton>}
          {settings && (
            <Action
              kind={IS_WEAPP ? 'secondary' : 'primary'}
              icon="phone"
              onTap={() => dial(settings.customerServicePhone)}
            >
              {`${words.phone} ${settings.customerServicePhone}`}
            </Action>
          )}
          <View className="caption centre space-2">{words.hours}</View>
        </Card>
        <Card title={words.never}>
          {words.neverText.map((line) => (
            <View key={line} className="row row-tight space-2">
              <View className="caution">
                <Icon name="close" />
              </View>
              <View className="grow">{line}</View>
            </View>
          ))}
        </Card>
        <Card title={words.dispute}>
          <View className="second space-1">{words.disputeText}</View>
        </Card>
        {settings && (
          <Card title={words.about}>
            <Ledger
              rows={[
                { label: words.partner, value: settings.partnerName },
                { label: words.bank, value: settings.bank.name },
              ]}
            />
          </Card>
        )}
      </Main>
    </Page>
  );
}
