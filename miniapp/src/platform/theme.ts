import Taro from '@tarojs/taro';
import { createStore } from '../state/store.ts';
import { IS_WEAPP } from './target.ts';

export type Theme = 'light' | 'dark';

/** Styles follow the phone by themselves; pictures that are drawn in code need to be told. */
export const themeStore = createStore<Theme>('light');

export function followTheme(): void {
  if (IS_WEAPP) {
    themeStore.set(Taro.getAppBaseInfo().theme === 'dark' ? 'dark' : 'light');
    Taro.onThemeChange(({ theme }) => themeStore.set(theme === 'dark' ? 'dark' : 'light'));
    return;
  }
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  themeStore.set(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', ({ matches }) => themeStore.set(matches ? 'dark' : 'light'));
}
