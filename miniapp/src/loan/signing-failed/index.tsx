import { startSigning } from '@loan/shared/api/signing';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { call } from '../../api/client.ts';
import type { Place } from '../../application/place.ts';
import { show } from '../../application/shown.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Trouble } from '../../components/states.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { askToNotify } from '../../platform/subscribe.ts';
import { useCommand } from '../../state/use-command.ts';
import { FAILURE, leftWords, words } from './messages.ts';

const SERVES: readonly Place[] = ['signingFailed'];

export default function SigningFailedPage() {
  return (
    <ApplicationPage serves={SERVES} what="签署结果">
      {(view) => (view.signing ? <Failed view={view} signing={view.signing} /> : null)}
    </ApplicationPage>
  );
}

type FailedProps = { view: ApplicationView; signing: NonNullable<ApplicationView['signing']> };

function Failed({ view, signing }: FailedProps) {
  const { busy, problem, run } = useCommand();
  const { title, text } = FAILURE[signing.failure ?? 'cancelled'];
  const mayTryAgain = signing.attemptsLeft > 0;

  async function again() {
    const asked = askToNotify(view.id, ['contractWaiting', 'disbursed']);
    await run(() => call(startSigning, { id: ApplicationId.parse(view.id) }), show);
    await asked;
  }

  return (
    <>
      <Main stage="签约">
        <Lead title={title} text={text} />
        <Trouble error={problem} />
        <Card title={words.means}>
          <Ledger rows={words.effects} />
        </Card>
        <Note>{mayTryAgain ? leftWords(signing.attemptsLeft) : words.none}</Note>
        <Card look="flush">
          <Cell
            icon="message"
            title={words.service}
            onTap={() => void Taro.navigateTo({ url: '/account/service/index' })}
          />
          <Withdraw view={view} />
        </Card>
      </Main>
      <Bar>
        <Action disabled={!mayTryAgain || busy} onTap={() => void again()}>
          {busy ? words.sending : words.again}
        </Action>
        <View className="space-1" />
        <Action
          kind="quiet"
          disabled={!mayTryAgain || busy}
          onTap={() => void Taro.redirectTo({ url: `/loan/drawdown/index?id=${view.id}` })}
        >
          {words.change}
        </Action>
      </Bar>
    </>
  );
}
