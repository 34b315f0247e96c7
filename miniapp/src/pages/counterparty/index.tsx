import type { CounterpartyView } from '@loan/shared/api/backing';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { goHome } from '../../application/go.ts';
import { Action } from '../../components/action.tsx';
import { Card, Heading } from '../../components/card.tsx';
import { Cell, Monogram } from '../../components/cell.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main, Page } from '../../components/page.tsx';
import { Failed, Loading, Middle, Trouble } from '../../components/states.tsx';
import { PhoneButton } from '../../platform/phone.tsx';
import { useShareCard } from '../../platform/share.tsx';
import { formatUntil } from '../../words/when.ts';
import { CLOSED, NOT_FOUND, OF, phoneText, sendWords, words } from './messages.ts';
import { ShopCard } from './shop-card.tsx';
import { AgreementCard, AssignmentCard, LinesCard } from './trade.tsx';
import { type Page as CounterpartyPageState, countOf, useCounterparty } from './use-counterparty.ts';
import { useShop } from './use-shop.ts';

/** What a buyer or a forwarder sees of somebody else's papers: these lines, what is asked, and never a limit or a price. */
export default function CounterpartyPage() {
  const { params } = useRouter();
  const token = params['token'] ?? '';
  const page = useCounterparty(token);
  const { view, reading } = page;
  useShareCard(undefined);
  return (
    <Page>
      {!view && !reading.problem && <Loading what="要确认的内容" retry={() => void page.load()} />}
      {!view && reading.problem?.tag === 'Refused' && <Closed {...NOT_FOUND} />}
      {!view && reading.problem && reading.problem.tag !== 'Refused' && (
        <Failed error={reading.problem} retry={() => void page.load()} />
      )}
      {view?.standing === 'phoneNeeded' && <PhoneFirst view={view} page={page} />}
      {view?.trade && <Trade token={token} view={view} trade={view.trade} page={page} />}
      {view && !view.trade && view.standing !== 'phoneNeeded' && <Closed {...closedWords(view)} />}
    </Page>
  );
}

const closedWords = ({ standing }: CounterpartyView) =>
  standing === 'open' || standing === 'answered' || standing === 'phoneNeeded' ? NOT_FOUND : CLOSED[standing];

const Closed = ({ title, text }: { title: string; text: string }) => (
  <Middle icon="info" title={title} text={text}>
    <Action kind="secondary" onTap={goHome}>
      {words.home}
    </Action>
  </Middle>
);

type PartProps = { view: CounterpartyView; page: CounterpartyPageState };

/** Nothing of the trade is shown before the phone is known to be the invited one. */
function PhoneFirst({ view, page }: PartProps) {
  const [refused, setRefused] = useState(false);
  const { busy, problem } = page.answering;
  return (
    <>
      <Main>
        <Trouble error={problem} />
        {refused && <Note tone="caution">没有拿到手机号。没有核对手机号，不能显示要确认的内容。</Note>}
        <Who view={view} />
        <Card title={words.phoneTitle}>
          <View className="second space-1">{phoneText(view.contactMasked, view.phoneMasked)}</View>
        </Card>
        <View className="caption">{words.unknown}</View>
      </Main>
      <Bar>
        <PhoneButton
          disabled={busy}
          given={(code) => {
            setRefused(code === undefined);
            if (code !== undefined) void page.givePhone(code);
          }}
        >
          {words.phone}
        </PhoneButton>
      </Bar>
    </>
  );
}

const Who = ({
  view: { kind, borrowerName, lenderName, contactMasked, phoneMasked, expiresAt },
}: Pick<PartProps, 'view'>) => (
  <Card>
    <View className="row row-top row-wide">
      <Monogram letters={borrowerName.replace(/^.{2,3}[市省]/, '').slice(0, 1)} on />
      <View className="grow">
        <Heading level={1} look="title-2">
          {OF[kind].title(borrowerName)}
        </Heading>
      </View>
    </View>
    <Ledger
      rows={[
        { label: words.from, value: borrowerName },
        { label: words.you, value: `${contactMasked} ${phoneMasked}` },
        { label: words.lender, value: lenderName },
        { label: words.valid, value: formatUntil(expiresAt, new Date()) },
      ]}
    />
  </Card>
);

type TradeProps = PartProps & { token: string; trade: NonNullable<CounterpartyView['trade']> };

function Trade({ token, view, trade, page }: TradeProps) {
  const shop = useShop(token, page.shown);
  const isOpen = view.standing === 'open';
  const { open, lines, refused } = countOf(trade, page.choices);
  const { busy, problem } = page.answering;
  return (
    <>
      <Main>
        <Trouble error={problem ?? page.reading.problem} />
        {!isOpen && (
          <Note tone="positive" icon="done" title={words.answered}>
            {words.answeredText}
          </Note>
        )}
        <Who view={view} />
        {isOpen && (
          <Card title={words.meaning}>
            {OF[view.kind].meanings(view.lenderName).map(({ icon, title, text }) => (
              <Cell key={title} icon={icon} title={title} text={text} />
            ))}
          </Card>
        )}
        <AgreementCard trade={trade} page={page} />
        <LinesCard kind={view.kind} trade={trade} page={page} />
        <AssignmentCard trade={trade} page={page} />
        <ShopCard view={view} shop={shop} />
        <View className="caption">{words.noCost}</View>
        {isOpen && <View className="caption">{words.unknown}</View>}
      </Main>
      {isOpen && (
        <Bar>
          <Action disabled={open > 0 || busy} onTap={() => void page.send()}>
            {busy ? words.sending : sendWords(open, refused, lines)}
          </Action>
        </Bar>
      )}
    </>
  );
}
