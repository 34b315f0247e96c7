import type { ApplicationView } from '@loan/shared/api/view';
import { goHome } from '../../application/go.ts';
import type { Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Notify } from '../../components/notify.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { ROLE } from '../../words/roles.ts';
import { leadWords, words } from './messages.ts';

const SERVES: readonly Place[] = ['mySide'];

export default function MySidePage() {
  return (
    <ApplicationPage serves={SERVES} what="签署进展">
      {(view) => <MySide view={view} />}
    </ApplicationPage>
  );
}

/** An invited signer between two signatures: what is going on, and that nothing is owed yet. */
function MySide({ view }: { view: ApplicationView }) {
  const mine = view.people.filter(({ isMe }) => isMe);
  const roles = mine.map(({ role }) => ROLE[role]).join('、');
  return (
    <>
      <Main>
        <Lead title={words.nothing} text={leadWords(view)} />
        <Card>
          <Ledger
            rows={[
              { label: words.company, value: view.company?.name },
              { label: words.role, value: roles },
              { label: words.bank, value: view.bankName },
              {
                label: words.identity,
                value: mine.every(({ proven }) => proven) && mine.length > 0 ? words.proven : words.notProven,
              },
            ]}
          />
        </Card>
        <Note icon="shield">{words.debt}</Note>
      </Main>
      <Bar>
        <Notify applicationId={view.id} moments={['contractWaiting']} text={words.notify} />
        <Action kind="quiet" onTap={goHome}>
          回到首页
        </Action>
      </Bar>
    </>
  );
}
