import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { awaitedOthers, type Signer, signersOf } from '../../application/people.ts';
import type { Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Cell, Monogram } from '../../components/cell.tsx';
import { ClockBar } from '../../components/clock-card.tsx';
import { Note } from '../../components/note.tsx';
import { Notify } from '../../components/notify.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { useShareCard } from '../../platform/share.tsx';
import { InvitationCard } from './invitation-card.tsx';
import { cardTitle, leadWords, standingWords, titleWords, words } from './messages.ts';
import { useFollow } from './use-follow.ts';

const SERVES: readonly Place[] = ['signers'];

export default function FollowPage() {
  return (
    <ApplicationPage serves={SERVES} what="签署进展">
      {(view) => <Follow view={view} />}
    </ApplicationPage>
  );
}

function Follow({ view }: { view: ApplicationView }) {
  const page = useFollow(view);
  const awaited = awaitedOthers(view);
  const invited = awaited.find(({ role }) => role === page.invitation?.role);
  const [first] = awaited;
  const awaitsOther = view.clock?.awaiting.includes('counterparty') ?? false;
  useShareCard(page.invitation && { title: cardTitle(view.company?.name ?? ''), path: page.invitation.path });
  return (
    <>
      <Main stage="额度">
        <Lead
          title={awaited.length > 0 ? titleWords(awaited) : awaitsOther ? words.otherAwaited : words.allSigned}
          text={awaited.length > 0 ? leadWords(view) : awaitsOther ? words.otherAwaitedText : words.allSignedText}
        />
        <Trouble error={page.problem} />
        {view.clock && (
          <Card>
            <ClockBar clock={view.clock} mine={view.myRoles} />
          </Card>
        )}
        <Card look="flush">
          <Applicant view={view} />
          {signersOf(view)
            .filter(({ isMe }) => !isMe)
            .map((signer) => (
              <SignerRow key={signer.role} signer={signer} page={page} />
            ))}
        </Card>
        {awaitsOther && (
          <Card look="flush">
            <Cell icon="document" title={words.papers} onTap={() => goPapers(view.id)} />
          </Card>
        )}
        {page.isRemindedRecently && <Note tone="info">{words.reminded}</Note>}
        {page.invitation && invited && (
          <InvitationCard
            company={view.company?.name ?? ''}
            name={invited.nameMasked}
            invitation={page.invitation}
            copied={page.copied}
            copyLink={() => void page.copyLink()}
          />
        )}
        <Card look="flush">
          <Cell plain title={words.edit} caption={words.editText} />
          <Withdraw view={view} />
        </Card>
      </Main>
      <Bar>
        {first && !page.invitation ? (
          <Action icon="message" disabled={page.busy} onTap={() => void page.invite(first.role, false)}>
            {`${first.invitation === 'none' ? words.make : words.again}：${first.nameMasked}`}
          </Action>
        ) : (
          <Notify applicationId={view.id} moments={['approved']} text={words.notify} />
        )}
      </Bar>
    </>
  );
}

const goPapers = (id: string) => void Taro.navigateTo({ url: `/supplier/papers/index?id=${id}&look=1` });

/** Whoever applies may be none of those who sign, and is told that nothing is asked of them. */
const Applicant = ({ view }: { view: ApplicationView }) => {
  const isSigner = view.people.some(({ isMe }) => isMe);
  return (
    <Cell
      monogram={{ letters: '我', on: true }}
      title={words.me}
      caption={isSigner ? undefined : words.meNothing}
      end={
        <Tag tone="positive" icon="done">
          {isSigner ? words.signed : words.done}
        </Tag>
      }
    />
  );
};

type Page = ReturnType<typeof useFollow>;

function SignerRow({ signer, page }: { signer: Signer; page: Page }) {
  const mayRemind = signer.invitation === 'sent' || signer.invitation === 'opened';
  return (
    <View className="cell cell-top">
      <Monogram letters={signer.nameMasked.slice(0, 1)} on={signer.signed} />
      <View className="grow">
        <View className="row row-apart row-wrap">
          <View className="title-3">{signer.nameMasked}</View>
          <Tag tone={signer.signed ? 'positive' : 'brand'} {...(signer.signed ? { icon: 'done' as const } : {})}>
            {signer.signed ? words.signed : words.toSign}
          </Tag>
        </View>
        <View className="second">{signer.title}</View>
        <View className="caption">{standingWords(signer)}</View>
        <View className="caption number">{`手机 ${signer.phoneMasked}`}</View>
        {!signer.signed && (
          <View className="row row-wrap space-2">
            <Action kind="secondary" small disabled={page.busy} onTap={() => void page.invite(signer.role, false)}>
              {signer.invitation === 'none' ? words.make : words.again}
            </Action>
            {mayRemind && (
              <Action
                kind="secondary"
                small
                icon="bell"
                disabled={page.busy}
                onTap={() => void page.invite(signer.role, true)}
              >
                {words.remind}
              </Action>
            )}
          </View>
        )}
      </View>
    </View>
  );
}
