import type { ApplicationView } from '@loan/shared/api/view';
import { entrustedName } from '@loan/shared/drawdown/entrusted';
import { View } from '@tarojs/components';
import { Card } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Icon } from '../../components/icon.tsx';
import { Note } from '../../components/note.tsx';
import { PAYOUT, words } from './messages.ts';

/** Where the money goes, why, and what has to be shown for it afterwards. */
export function PayoutCard({ view: { company, payout } }: { view: ApplicationView }) {
  const { payee = 'corporateAccount', entrusted } = payout ?? {};
  const { why, proof } = PAYOUT[payee];
  return (
    <Card title={words.account}>
      <Cell
        icon="bank"
        title={`${company?.bankName ?? ''} ${company?.accountMasked ?? ''}`}
        caption={`${company?.name ?? ''} · ${words.accountNote}`}
        end={
          <View className="positive">
            <Icon name="done" />
          </View>
        }
      />
      {why && entrusted && <Cell icon="up" title={`${words.paidTo} ${entrustedName(entrusted)}`} text={why} />}
      {why && !entrusted && (
        <Note tone="caution" icon="info" title={words.payeeMissing}>
          {words.payeeMissingText}
        </Note>
      )}
      <View className="caption space-2">{proof}</View>
    </Card>
  );
}
