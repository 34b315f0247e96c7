import type { ApplicationView } from '@loan/shared/api/view';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Place } from '../../application/place.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { exampleWords } from '../../words/methods.ts';
import { formatUntil } from '../../words/when.ts';
import { useAccept, useExample } from '../result/use-result.ts';
import { acceptWords, declineText, differenceWords, standsUntil, titleWords, words } from './messages.ts';
import { atOldPrice, type Compared, comparedCost, comparedTerms } from './terms.ts';

const SERVES: readonly Place[] = ['bankCut'];

export default function BankCutPage() {
  return (
    <ApplicationPage serves={SERVES} what="银行审批结果">
      {(view) => (view.offer ? <BankCut view={view} offer={view.offer} /> : null)}
    </ApplicationPage>
  );
}

type Offer = NonNullable<ApplicationView['offer']>;

/** The bank's own terms beside ours, what the difference costs, and a free choice. */
function BankCut({ view, offer }: { view: ApplicationView; offer: Offer }) {
  const [later, setLater] = useState(false);
  const { busy, problem, accept } = useAccept(view);
  const before = offer.before ?? offer;
  const until = formatUntil(offer.expiresAt, new Date());
  return (
    <>
      <Main stage="额度">
        <Lead title={titleWords(offer.limitFen)} text={differenceWords(before, offer)} />
        <Trouble error={problem} />
        <Card>
          <Columns rows={comparedTerms(before, offer)} />
        </Card>
        <Cost view={view} offer={offer} />
        <Card title={words.reasons}>
          {view.bankReasons.length === 0 && <View className="second space-1">{words.noReasons}</View>}
          {view.bankReasons.map(({ code, text }) => (
            <View key={code} className="second space-2">
              {text}
            </View>
          ))}
        </Card>
        <Note>{standsUntil(until)}</Note>
        <View className="row row-around">
          <Link onTap={() => void Taro.navigateTo({ url: '/account/service/index' })}>{words.ask}</Link>
        </View>
      </Main>
      <Bar>
        <View className="row bar-pair">
          <Action kind="quiet" beside disabled={busy} onTap={() => setLater(true)}>
            {words.decline}
          </Action>
          <Action disabled={busy} onTap={() => void accept()}>
            {acceptWords(offer)}
          </Action>
        </View>
      </Bar>
      {later && (
        <Sheet
          id="later"
          title={words.declineTitle}
          text={declineText(until)}
          close={() => setLater(false)}
          foot={<Action onTap={() => setLater(false)}>知道了</Action>}
        />
      )}
    </>
  );
}

function Cost({ view, offer }: { view: ApplicationView; offer: Offer }) {
  const { example, problem, load } = useExample(view, offer);
  return (
    <Card title={words.cost}>
      {problem && (
        <View className="space-2">
          <Trouble error={problem} />
          <Link onTap={() => void load()}>重试</Link>
        </View>
      )}
      {example && (
        <>
          <View className="second space-1">{exampleWords(example)}</View>
          <Columns
            rows={comparedCost(atOldPrice(example, offer.before ?? offer, shanghaiDay(instantOf(new Date()))), example)}
          />
          <View className="caption space-1">{words.unit}</View>
        </>
      )}
    </Card>
  );
}

const Columns = ({ rows }: { rows: readonly Compared[] }) => (
  <View>
    <View className="compare-row caption">
      <View className="compare-label" />
      <View className="right">{words.ours}</View>
      <View className="right brand strong">{words.bank}</View>
    </View>
    {rows.map(({ label, before, after }) => (
      <View key={label} className="compare-row">
        <View className="second compare-label">{label}</View>
        <View className="second right number">{before}</View>
        <View className={`right number ${before === after ? 'second' : 'strong'}`}>{after}</View>
      </View>
    ))}
  </View>
);
