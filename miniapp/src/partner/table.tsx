import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

type TableProps = {
  label: string;
  heads: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** What can be pushed sideways must be reachable by keyboard; the types of Taro's views do not know the attribute. */
const REACHED_BY_KEY: object = { tabIndex: 0 };

/** Rows and columns that a screen reader tells; on a narrow screen it is pushed sideways, not squeezed. */
export const Table = ({ label, heads, rows }: TableProps) => (
  <View className="partner-scroll" role="region" aria-label={label} {...REACHED_BY_KEY}>
    <View className="partner-table" role="table" aria-label={label}>
      <View className="partner-row caption" role="row">
        {heads.map((head, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: heads are not moved, and two may be empty
          <View key={index} className="partner-cell" role="columnheader">
            {head}
          </View>
        ))}
      </View>
      {rows.map(({ key, cells }) => (
        <View key={key} className="partner-row" role="row">
          {cells.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
            <View key={index} className="partner-cell" role="cell">
              {cell}
            </View>
          ))}
        </View>
      ))}
    </View>
  </View>
);
