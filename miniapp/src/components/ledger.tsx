import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

export type LedgerRow = { label: string; value: ReactNode; total?: boolean; tone?: 'caution' };

/** Label on the left, value on the right: the form every figure and every term takes. */
export const Ledger = ({ rows, ruled = true }: { rows: readonly LedgerRow[]; ruled?: boolean }) => (
  <View className={`space-1${ruled ? ' ledger-ruled' : ''}`}>
    {rows.map(({ label, value, total, tone }) => (
      <View key={label} className={`ledger-row${total ? ' ledger-total' : ''}`}>
        <View className="ledger-label">{label}</View>
        <View className={`ledger-value${tone ? ` ${tone}` : ''}`}>{value}</View>
      </View>
    ))}
  </View>
);
