import { View } from '@tarojs/components';
import { configStore } from '../../api/config.ts';
import { Card, Lead } from '../../components/card.tsx';
import { Main, Page } from '../../components/page.tsx';
import { useStore } from '../../state/store.ts';
import { SECTIONS, words } from './messages.ts';

export default function PrivacyPage() {
  const version = useStore(configStore)?.privacyPolicyVersion;
  return (
    <Page>
      <Main>
        <Lead title={words.title} text={version === undefined ? undefined : `${words.version} ${version}`} />
        {SECTIONS.map(({ title, lines }) => (
          <Card key={title} title={title}>
            {lines.map((line) => (
              <View key={line} className="second space-2">
                {line}
              </View>
            ))}
          </Card>
        ))}
      </Main>
    </Page>
  );
}
