import type { ApplicationView } from '@loan/shared/api/view';
import { PURPOSE_NAMES } from '@loan/shared/drawdown/purpose';
import { formatDay, formatYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import type { Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Heading } from '../../components/card.tsx';
import { Chips } from '../../components/choices.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Trouble } from '../../components/states.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { costRows } from '../../words/methods.ts';
import { AmountCard } from './amount-card.tsx';
import { words } from './messages.ts';
import { MethodChoice } from './method-choice.tsx';
import { PayoutCard } from './payout-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { wishWords } from './refusals.ts';
import { TermChoice } from './term-choice.tsx';
import { useDrawdown } from './use-drawdown.ts';

/** After a contract that was not signed the wish may be changed before it is tried again. */
const SERVES: readonly Place[] = ['drawdown', 'signingFailed'];

export default function DrawdownPage() {
  return (
    <ApplicationPage serves={SERVES} what="可用额度">
      {(view) => (view.terms ? <Drawdown view={view} terms={view.terms} /> : null)}
    </ApplicationPage>
  );
}

type DrawdownProps = { view: ApplicationView; terms: NonNullable<ApplicationView['terms']> };

function Drawdown({ view, terms }: DrawdownProps) {
  const page = useDrawdown(view, terms);
  const { wish, chosen } = page;
  const [first] = chosen?.instalments ?? [];
  return (
    <>
      <Main stage="签约">
        {page.carriedFen === undefined && (
          <Trouble error={page.problem} words={wishWords(page.problem, view.product)} />
        )}
        <AmountCard page={page} availableFen={terms.availableFen} />
        <Card>
          <TermChoice page={page} />
          <View className="space-4">
            <Heading level={2}>{words.method}</Heading>
          </View>
          <MethodChoice
            offered={page.methods}
            chosen={wish.method}
            quotes={page.quotes}
            isRefused={page.isRefused}
            choose={(method) => page.change({ method })}
          />
          {chosen && <PlanCard quote={chosen} />}
        </Card>
        {chosen && (
          <Card title={words.cost}>
            <Ledger rows={costRows(chosen)} />
          </Card>
        )}
        <Card title={words.purpose}>
          <Chips
            label={words.purpose}
            options={page.purposes.map((value) => ({ value, label: PURPOSE_NAMES[value] }))}
            chosen={page.purpose}
            choose={page.setPurpose}
          />
          <View className="caption space-2">{words.purposeNote}</View>
        </Card>
        <PayoutCard view={view} />
        <Card look="flush">
          <Withdraw view={view} />
        </Card>
      </Main>
      <Bar>
        {first && chosen && (
          <View className="row row-apart">
            <View className="second">{`首期 ${formatDay(first.dueDate)}`}</View>
            <View className="strong number">{formatYuan(first.totalFen)}</View>
          </View>
        )}
        <View className={first ? 'space-2' : ''}>
          <Action disabled={!page.canGoOn} onTap={() => void page.next()}>
            {page.busy ? words.sending : page.purpose === undefined ? words.pickPurpose : words.next}
          </Action>
        </View>
      </Bar>
    </>
  );
}
