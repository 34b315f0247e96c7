import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { configStore } from '../../api/config.ts';
import { threeLines } from '../../charts/three-lines.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationList } from '../../components/application-list.tsx';
import { Card, Lead, SectionHead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Icon } from '../../components/icon.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main, Page } from '../../components/page.tsx';
import { Picture } from '../../components/picture.tsx';
import { Trouble } from '../../components/states.tsx';
import { TabBar } from '../../components/tab-bar.tsx';
import { meaning } from '../../platform/meaning.ts';
import { PhoneButton } from '../../platform/phone.tsx';
import { useStore } from '../../state/store.ts';
import { TRUST, words } from './messages.ts';
import { ProductChoice } from './product-choice.tsx';
import { SelfCheck } from './self-check.tsx';
import { useHome } from './use-home.ts';
import { VerdictCards } from './verdict-cards.tsx';

/** The first page: what it is and what it costs, three questions, a verdict; or what one has under way. */
export default function HomePage() {
  const page = useHome();
  const settings = useStore(configStore);
  const applications = page.mine.data?.applications ?? [];
  const checking = applications.length === 0 || page.again;
  return (
    <Page>
      <Main>
        <Hero />
        <Trouble error={page.mine.problem} />
        {applications.length > 0 && (
          <>
            <SectionHead title={words.mine} />
            <ApplicationList applications={applications} />
          </>
        )}
        {checking && <SelfCheck page={page} />}
        {checking && <VerdictCards verdict={page.verdict} />}
        {checking && <ProductChoice page={page} />}
        <Card look="flush">
          {TRUST.map(({ icon, short, text }) => (
            <Cell key={short} icon={icon} title={short} text={text} />
          ))}
        </Card>
        {settings && <View className="caption">{words.operator(settings.partnerName, settings.bank.name)}</View>}
      </Main>
      <Bar below={page.mine.data && <TabBar here="loan" />}>
        {checking ? (
          <VerdictBar page={page} />
        ) : (
          <Action kind="secondary" onTap={() => page.setAgain(true)}>
            {words.again}
          </Action>
        )}
      </Bar>
    </Page>
  );
}

const Hero = () => (
  <View>
    <Lead title={words.title} text={words.lead} />
    <View className="row row-wrap space-2">
      {TRUST.slice(0, 3).map(({ icon, short }) => (
        <View key={short} className="row row-tight brand">
          <Icon name={icon} size="small" />
          <View>{short}</View>
        </View>
      ))}
    </View>
    <View className="space-3">
      <Picture draw={threeLines} says={words.chart} inset={32} />
    </View>
  </View>
);

type HomeProps = { page: ReturnType<typeof useHome> };

/** The verdict and the one thing to do about it. No phone number is asked for before it is a yes. */
function VerdictBar({ page }: HomeProps) {
  const { verdict, opening, mine } = page;
  const [refused, setRefused] = useState(false);
  const hasPhone = mine.data?.phoneMasked !== undefined;
  const says = { open: '', mayApply: words.passes, later: words.later, notYet: words.notYet }[verdict.tag];

  function given(code: string | undefined) {
    setRefused(code === undefined);
    if (code !== undefined) void page.start(code);
  }

  return (
    <View>
      <Trouble error={opening.problem} />
      {refused && <Note tone="caution">{words.phoneRefused}</Note>}
      <View {...meaning({ role: 'status', live: 'polite' })}>
        {says !== '' && (
          <View className="row row-tight">
            <View className={verdict.tag === 'mayApply' ? 'positive' : 'caution'}>
              <Icon name={verdict.tag === 'mayApply' ? 'done' : 'info'} />
            </View>
            <View>
              <Text className="strong">{says}</Text>
              {verdict.tag === 'mayApply' && <Text className="second">{words.passesNext}</Text>}
            </View>
          </View>
        )}
      </View>
      {(verdict.tag === 'open' || verdict.tag === 'mayApply') && (
        <View className="space-2">
          {verdict.tag === 'open' && <Action disabled>{words.unanswered(verdict.left)}</Action>}
          {verdict.tag === 'mayApply' && hasPhone && (
            <Action disabled={opening.busy} onTap={() => void page.start(undefined)}>
              {opening.busy ? words.opening : words.goOn}
            </Action>
          )}
          {verdict.tag === 'mayApply' && !hasPhone && (
            <PhoneButton disabled={opening.busy} given={given}>
              {opening.busy ? words.opening : words.withPhone}
            </PhoneButton>
          )}
        </View>
      )}
      {!mine.data && (
        <View className="row row-around">
          <Link onTap={() => void page.continueOld()}>{words.continueOld}</Link>
        </View>
      )}
    </View>
  );
}
