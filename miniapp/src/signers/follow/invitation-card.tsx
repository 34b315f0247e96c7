import { View } from '@tarojs/components';
import { Action } from '../../components/action.tsx';
import { Card, Heading, Rule } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { Note } from '../../components/note.tsx';
import { QrCode } from '../../components/qr.tsx';
import { ShareButton } from '../../platform/share.tsx';
import { IS_WEAPP } from '../../platform/target.ts';
import { formatUntil } from '../../words/when.ts';
import { cardTitle, onlyFor, words } from './messages.ts';
import type { Invitation } from './use-follow.ts';

type InvitationCardProps = {
  company: string;
  name: string;
  invitation: Invitation;
  copied: boolean;
  copyLink: () => void;
};

/** What the other one will see in the chat, and the ways to get it there. No sum, no number on it. */
export const InvitationCard = ({ company, name, invitation, copied, copyLink }: InvitationCardProps) => (
  <Card title={words.card}>
    <View className="choice space-3" style={{ maxWidth: '280px' }}>
      <View className="caption">{words.cardApp}</View>
      <View className="strong">{cardTitle(company)}</View>
      <View className="note space-2">
        <View className="note-icon brand">
          <Icon name="shield" size="large" />
        </View>
        <View className="grow">
          <View>{words.cardByHand}</View>
          <View>{words.cardMayRefuse}</View>
        </View>
      </View>
    </View>
    <View className="caption space-2">{words.cardNote}</View>
    <View className="space-3">
      {IS_WEAPP ? (
        <ShareButton>{`${words.share}：${name}`}</ShareButton>
      ) : (
        <Action icon={copied ? 'done' : 'copy'} onTap={copyLink}>
          {copied ? words.copied : words.copy}
        </Action>
      )}
    </View>
    <Rule />
    <View className="row row-top row-wide">
      <QrCode text={invitation.url} says="邀请二维码" />
      <View className="grow">
        <Heading level={3}>{words.nearby}</Heading>
        <View className="second space-1">{words.nearbyText}</View>
      </View>
    </View>
    <View className="space-3">
      <Note icon="lock">{onlyFor(name, formatUntil(invitation.expiresAt, new Date()))}</Note>
    </View>
  </Card>
);
