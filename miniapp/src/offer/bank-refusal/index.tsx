import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { goHome } from '../../application/go.ts';
import type { Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { leadWords, titleWords, words } from './messages.ts';

const SERVES: readonly Place[] = ['bankRefusal'];

export default function BankRefusalPage() {
  return (
    <ApplicationPage serves={SERVES} what="银行审批结果">
      {(view) => <BankRefusal view={view} />}
    </ApplicationPage>
  );
}

/** Like the bank's cut, without the columns: what the bank said, what it leaves behind, what can be done. */
const BankRefusal = ({ view }: { view: ApplicationView }) => (
  <>
    <Main stage="额度">
      <Lead title={titleWords(view.bankName)} text={leadWords} />
      <Card title={words.reasons}>
        {view.bankReasons.length === 0 && <View className="second space-1">{words.noReasons}</View>}
        {view.bankReasons.map(({ code, text }) => (
          <View key={code} className="second space-2">
            {text}
          </View>
        ))}
      </Card>
      <Card title={words.means}>
        <Ledger rows={words.effects} />
      </Card>
      <Card title={words.next}>
        <Cell icon="clock" title={words.again} caption={words.againText} />
        <Cell
          icon="message"
          title={words.service}
          onTap={() => void Taro.navigateTo({ url: '/account/service/index' })}
        />
      </Card>
      <Card look="flush">
        <Cell plain title={words.erase} onTap={() => void Taro.navigateTo({ url: '/account/data/index' })} />
      </Card>
    </Main>
    <Bar>
      <Action kind="secondary" onTap={goHome}>
        {words.home}
      </Action>
    </Bar>
  </>
);
