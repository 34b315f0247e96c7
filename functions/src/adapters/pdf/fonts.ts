import { createRequire } from 'node:module';

/** Noto Serif SC, whole: subsets lack characters of real names (喆 堃 龑 𠅤). 15 MB each; SIL Open Font License. */
export type FontFiles = { regular: string; bold: string };

const FILES = {
  regular: '400Regular/NotoSerifSC_400Regular.ttf',
  bold: '700Bold/NotoSerifSC_700Bold.ttf',
};

/** Found as Node finds packages, so a bundle needs the two files under node_modules beside it. */
export function installedFonts(): FontFiles {
  const { resolve } = createRequire(import.meta.url);
  const find = (file: string) => resolve(`@expo-google-fonts/noto-serif-sc/${file}`);
  return { regular: find(FILES.regular), bold: find(FILES.bold) };
}
