import { shanghaiDay } from '@loan/shared/time/instant';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Action, Link } from '../../components/action.tsx';
import { Card, SectionHead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Main, Page } from '../../components/page.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Failed, Loading, Middle, Stale, Trouble } from '../../components/states.tsx';
import { TabBar } from '../../components/tab-bar.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDate, formatMoment } from '../../words/when.ts';
import { consentCount, effectOf, type Message, words, wordsFor } from './messages.ts';
import { type Consent, type ConsentState, openMessage, stateOf, useMessages } from './use-messages.ts';

/** What happened, and what this person allows: read and changed in one place. */
export default function MessagesPage() {
  const page = useMessages();
  const { list, reading, asking } = page;
  return (
    <Page>
      {!list && !reading.problem && <Loading what="消息" retry={() => void page.load()} />}
      {!list && reading.problem && <Failed error={reading.problem} retry={() => void page.load()} />}
      {list && (
        <Main>
          {reading.problem && <Stale error={reading.problem} readAt={new Date()} />}
          <Messages list={list} markRead={() => void page.markRead()} />
          <Consents consents={page.rights?.consents ?? []} ask={page.setAsking} />
          <Rights accesses={page.rights?.accesses.length ?? 0} />
        </Main>
      )}
      <TabBar here="messages" />
      {asking && (
        <Sheet
          id="withdraw-consent"
          title={words.withdrawTitle}
          text={asking.title}
          close={() => page.setAsking(undefined)}
          foot={
            <View>
              <Action kind="secondary" disabled={page.withdrawing.busy} onTap={() => page.withdraw(asking)}>
                {page.withdrawing.busy ? words.withdrawing : words.withdrawNow}
              </Action>
              <Action kind="quiet" onTap={() => page.setAsking(undefined)}>
                {words.keep}
              </Action>
            </View>
          }
        >
          <Trouble error={page.withdrawing.problem} />
          <View className="second space-2">{effectOf(asking.key)}</View>
        </Sheet>
      )}
    </Page>
  );
}

function Messages({ list, markRead }: { list: readonly Message[]; markRead: () => void }) {
  if (list.length === 0) return <Middle icon="message" title={words.none} text={words.noneText} />;
  const unread = list.some(({ read }) => !read);
  return (
    <>
      <SectionHead title={words.messages} aside={unread ? <Link onTap={markRead}>{words.allRead}</Link> : undefined} />
      <Card look="flush">
        {list.map((message) => {
          const { title, text, icon, badge } = wordsFor(message);
          return (
            <Cell
              key={message.id}
              icon={icon}
              {...(badge ? { badge } : {})}
              plain={message.read}
              title={
                <View className="row row-top row-apart row-wrap">
                  <View>{title}</View>
                  <View className="row row-tight">
                    {!message.read && <Tag tone="brand">新</Tag>}
                    <View className="caption no-wrap">{formatMoment(message.at, new Date())}</View>
                  </View>
                </View>
              }
              text={text}
              end={<View />}
              onTap={() => openMessage(message)}
            />
          );
        })}
      </Card>
    </>
  );
}

const CONSENT: Record<ConsentState, { text: string; tone?: 'positive' | 'caution' }> = {
  inForce: { text: words.inForce, tone: 'positive' },
  withdrawn: { text: words.withdrawn },
  expired: { text: words.expired, tone: 'caution' },
};

function Consents({ consents, ask }: { consents: readonly Consent[]; ask: (consent: Consent) => void }) {
  const now = new Date();
  const live = consents.filter((consent) => stateOf(consent, now) === 'inForce').length;
  return (
    <>
      <SectionHead title={words.consents} aside={<View className="caption">{consentCount(live)}</View>} />
      <Card look="flush">
        {consents.length === 0 && <Cell plain title={words.noConsents} />}
        {consents.map((consent) => {
          const state = stateOf(consent, now);
          const { text, tone } = CONSENT[state];
          return (
            <Cell
              key={consent.consentId}
              title={
                <View className="row row-wrap row-tight">
                  <View>{consent.title}</View>
                  <Tag {...(tone ? { tone } : {})}>{text}</Tag>
                </View>
              }
              text={`${consent.recipient}，用于${consent.purpose}`}
              caption={
                state === 'withdrawn' && consent.withdrawnAt
                  ? `${formatMoment(consent.withdrawnAt, now)} 撤回`
                  : `至 ${formatDate(shanghaiDay(consent.until), now)}`
              }
              end={state === 'inForce' ? <Link onTap={() => ask(consent)}>{words.withdraw}</Link> : <View />}
            />
          );
        })}
      </Card>
    </>
  );
}

const Rights = ({ accesses }: { accesses: number }) => {
  const go = (url: string) => () => void Taro.navigateTo({ url });
  return (
    <Card look="flush">
      <Cell icon="list" title={words.accesses} caption={`共 ${accesses} 次`} onTap={go('/account/data/index')} />
      <Cell icon="download" title={words.exportAll} onTap={go('/account/data/index')} />
      <Cell icon="edit" title={words.correct} caption={words.correctText} onTap={go('/account/service/index')} />
      <Cell icon="trash" title={words.erase} onTap={go('/account/data/index')} />
    </Card>
  );
};
