import type { Theme } from '../platform/theme.ts';

/** The tokens a drawing needs. Images cannot read the page's variables, so they are named twice; a test compares. */
export type Palette = {
  line: string;
  ink2: string;
  ink3: string;
  brand: string;
  onBrand: string;
  order: string;
  money: string;
  goods: string;
};

const LIGHT: Palette = {
  line: '#dce4e2',
  ink2: '#42524f',
  ink3: '#5b6a67',
  brand: '#0b5c59',
  onBrand: '#ffffff',
  order: '#0b5c59',
  money: '#96611b',
  goods: '#35689e',
};
const DARK: Palette = {
  line: '#2a3937',
  ink2: '#b7c5c2',
  ink3: '#98a8a5',
  brand: '#5fc7be',
  onBrand: '#04211f',
  order: '#5fc7be',
  money: '#e0ae62',
  goods: '#8db7e8',
};

export const paletteOf = (theme: Theme): Palette => (theme === 'dark' ? DARK : LIGHT);

/** What a drawing is drawn with: colours, the width it will really have, and how large letters are on this phone. */
export type Pen = Palette & { width: number; scale: number };
