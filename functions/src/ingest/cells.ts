import { cellText } from './cell-text.ts';
import type { CellReader, Row } from './table.ts';

export const readCell = <T>({ bytes, starts, ends }: Row, slot: number, read: CellReader<T>): T =>
  read(bytes, starts[slot] as number, ends[slot] as number);

export const isEmpty = ({ starts, ends }: Row, slot: number): boolean => starts[slot] === ends[slot];

export const textAt = (row: Row, slot: number): string => readCell(row, slot, cellText).trim();
