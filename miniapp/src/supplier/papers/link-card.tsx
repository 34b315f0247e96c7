import type { BackingView } from '@loan/shared/api/backing';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action } from '../../components/action.tsx';
import { Card, Heading, Rule } from '../../components/card.tsx';
import { Field } from '../../components/field.tsx';
import { Moments } from '../../components/moments.tsx';
import { Note } from '../../components/note.tsx';
import { QrCode } from '../../components/qr.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { ShareButton } from '../../platform/share.tsx';
import { IS_WEAPP } from '../../platform/target.ts';
import { formatMoment } from '../../words/when.ts';
import { answeredCure, linkMoments, linkTag, OF, words } from './messages.ts';
import { type Inviting, phoneProblem } from './use-invite.ts';

/** The other side's own page: whom it was sent to, how far it has come, and what can be done about it. */
export function LinkCard({ backing, inviting }: { backing: BackingView; inviting: Inviting }) {
  const [open, setOpen] = useState(false);
  const { kind, link, lacking } = backing;
  const said = OF[kind];
  const [tag, tone] = linkTag(backing);
  const isAnswered = link?.state === 'answered';
  const mayRemind = link && link.state !== 'expired' && !isAnswered;
  return (
    <Card title={said.confirmCard} aside={<Tag {...(tone ? { tone } : {})}>{tag}</Tag>} live>
      <View className="second space-1">{said.confirmText}</View>
      {link && <Moments moments={linkMoments(backing, link, new Date())} />}
      {isAnswered && !backing.confirmed && (
        <View className="space-2">
          <Note tone="caution">{answeredCure(backing)}</Note>
        </View>
      )}
      <Trouble error={open ? undefined : inviting.problem} />
      {inviting.sent && <Sent sent={inviting.sent} copied={inviting.copied} copy={() => void inviting.copyLink()} />}
      {!link && lacking.length > 0 && <View className="caption space-2">{words.needLine}</View>}
      {!isAnswered && (
        <View className="row row-wrap space-2">
          {mayRemind && (
            <Action
              kind="secondary"
              small
              icon="bell"
              disabled={inviting.busy || link.nextReminderAt !== undefined}
              onTap={() => (inviting.hasNumber ? void inviting.remind() : setOpen(true))}
            >
              {words.remind}
            </Action>
          )}
          <Action
            kind="secondary"
            small
            icon={link ? 'edit' : 'message'}
            disabled={inviting.busy || lacking.length > 0}
            onTap={() => setOpen(true)}
          >
            {link ? words.replace : `发给${said.other}确认`}
          </Action>
        </View>
      )}
      {mayRemind && link.nextReminderAt && (
        <View className="caption space-2">{`${words.reminded}，${formatMoment(link.nextReminderAt, new Date())} 后可以再提醒。`}</View>
      )}
      <View className="caption space-2">{said.seesOnly}</View>
      {open && <ContactSheet contact={said.contact} inviting={inviting} close={() => setOpen(false)} />}
    </Card>
  );
}

type SentProps = { sent: NonNullable<Inviting['sent']>; copied: boolean; copy: () => void };

/** The link itself, once, where it was made. */
const Sent = ({ sent, copied, copy }: SentProps) => (
  <View className="space-3">
    {IS_WEAPP ? (
      <ShareButton>{words.share}</ShareButton>
    ) : (
      <Action icon={copied ? 'done' : 'copy'} onTap={copy}>
        {copied ? words.copied : words.copy}
      </Action>
    )}
    <Rule />
    <View className="row row-top row-wide">
      <QrCode text={sent.url} says="确认链接二维码" />
      <View className="grow">
        <Heading level={3}>{words.nearby}</Heading>
        <View className="second space-1">{words.nearbyText}</View>
      </View>
    </View>
  </View>
);

type ContactProps = { contact: string; inviting: Inviting; close: () => void };

function ContactSheet({ contact, inviting, close }: ContactProps) {
  const [left, setLeft] = useState(false);
  const { draft } = inviting;
  const wrongName = draft.contactName.trim().length < 2 ? '请填写联系人姓名' : undefined;
  const wrongPhone = phoneProblem(draft.phone);
  const isReady = !wrongName && !wrongPhone;
  return (
    <Sheet
      id="contact"
      title={`${words.inviteTitle}：${contact}`}
      text={words.inviteText}
      close={close}
      foot={
        <Action disabled={inviting.busy} onTap={() => (isReady ? void inviting.invite(close) : setLeft(true))}>
          {words.make}
        </Action>
      }
    >
      <Trouble error={inviting.problem} />
      <Field
        id="contactName"
        label={words.contactName}
        value={draft.contactName}
        change={(contactName) => inviting.change({ contactName })}
        problem={left ? wrongName : undefined}
        maxLength={40}
      />
      <Field
        id="contactPhone"
        label={words.contactPhone}
        value={draft.phone}
        change={(phone) => inviting.change({ phone })}
        problem={left ? wrongPhone : undefined}
        keyboard="number"
        maxLength={20}
      />
      <View className="space-3">
        <Note icon="lock">{words.inviteText}</Note>
      </View>
    </Sheet>
  );
}
