import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { goHome } from '../../application/go.ts';
import { Action, Link } from '../../components/action.tsx';
import { Card, Heading } from '../../components/card.tsx';
import { Cell, Monogram } from '../../components/cell.tsx';
import { ConsentSheet } from '../../components/consent-sheet.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Moments } from '../../components/moments.tsx';
import { Bar, Main, Page } from '../../components/page.tsx';
import { Failed, Loading, Middle, Trouble } from '../../components/states.tsx';
import { ROLE } from '../../words/roles.ts';
import { formatUntil } from '../../words/when.ts';
import { DeclineSheet } from './decline-sheet.tsx';
import { CLOSED, MEANINGS, NOT_FOUND, STEPS, titleWords, words } from './messages.ts';
import { type Invitation, useInvitation } from './use-invitation.ts';

/** What an invited signer sees: who asks, what it means, and that no is an answer. No sum and no number. */
export default function InvitationPage() {
  const { params } = useRouter();
  const page = useInvitation(params['token'] ?? '');
  const { invitation, reading } = page;
  return (
    <Page>
      {!invitation && !reading.problem && <Loading what="邀请" retry={() => void page.load()} />}
      {!invitation && reading.problem?.tag === 'Refused' && <Closed {...NOT_FOUND} />}
      {!invitation && reading.problem && reading.problem.tag !== 'Refused' && (
        <Failed error={reading.problem} retry={() => void page.load()} />
      )}
      {invitation && page.declined && <Closed title={words.declined} text={words.declinedText} />}
      {invitation && !page.declined && invitation.state !== 'open' && <Closed {...CLOSED[invitation.state]} />}
      {invitation && !page.declined && invitation.state === 'open' && <Open page={page} invitation={invitation} />}
    </Page>
  );
}

const Closed = ({ title, text }: { title: string; text: string }) => (
  <Middle icon="info" title={title} text={text}>
    <Action kind="secondary" onTap={goHome}>
      {words.home}
    </Action>
  </Middle>
);

type OpenProps = { page: ReturnType<typeof useInvitation>; invitation: Invitation };

function Open({ page, invitation }: OpenProps) {
  const [sheet, setSheet] = useState<'consents' | 'decline' | undefined>(undefined);
  const { role, bankName, expiresAt, invitedBy, nameMasked, companyName } = invitation;
  const { busy, problem } = page.answering;
  const close = () => setSheet(undefined);
  return (
    <>
      <Main>
        <Trouble error={sheet ? undefined : problem} />
        <Card>
          <View className="row row-top row-wide">
            <Monogram letters={companyName.replace(/^.{2,3}市/, '').slice(0, 1)} on />
            <View className="grow">
              <Heading level={1} look="title-2">
                {titleWords(invitation)}
              </Heading>
            </View>
          </View>
          <Ledger
            rows={[
              { label: words.from, value: invitedBy },
              { label: words.name, value: nameMasked },
              { label: words.you, value: ROLE[role] },
              { label: words.bank, value: bankName },
              { label: words.valid, value: formatUntil(expiresAt, new Date()) },
            ]}
          />
          <Link tone="danger" onTap={() => setSheet('decline')}>
            {words.unknown}
          </Link>
        </Card>
        <Card title={words.meaning}>
          {MEANINGS[role].map(({ icon, title, text }) => (
            <Cell key={title} icon={icon} title={title} text={text} />
          ))}
        </Card>
        <Card title={words.today}>
          <Moments
            moments={STEPS[role].map(({ title, text }, index) => ({
              title,
              text,
              state: index === 0 ? 'now' : 'later',
            }))}
          />
        </Card>
        <View className="caption">{words.privacy}</View>
      </Main>
      <Bar>
        <Action disabled={busy} onTap={() => setSheet('consents')}>
          {words.start}
        </Action>
        <Action kind="quiet" disabled={busy} onTap={() => setSheet('decline')}>
          {words.disagree}
        </Action>
      </Bar>
      {sheet === 'consents' && (
        <ConsentSheet
          title={words.consentTitle}
          texts={invitation.consentTexts}
          busy={busy}
          problem={problem}
          agree={page.take}
          close={close}
        />
      )}
      {sheet === 'decline' && (
        <DeclineSheet role={role} busy={busy} problem={problem} decline={page.decline} close={close} />
      )}
    </>
  );
}
