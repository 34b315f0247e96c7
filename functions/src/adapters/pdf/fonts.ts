import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Noto Serif SC, whole: subsets lack characters of real names (喆 堃 龑 𠅤). 15 MB each; SIL Open Font License. */
export type FontFiles = { regular: string; bold: string };

const FILES = {
  regular: '400Regular/NotoSerifSC_400Regular.ttf',
  bold: '700Bold/NotoSerifSC_700Bold.ttf',
};

/** The fonts of the installed package: for one machine and tests. */
export function installedFonts(): FontFiles {
  const { resolve } = createRequire(import.meta.url);
  const find = (file: string) => resolve(`@expo-google-fonts/noto-serif-sc/${file}`);
  return { regular: find(FILES.regular), bold: find(FILES.bold) };
}

/** The same files beside the code or on a layer, where no package is installed. */
export const fontsIn = (directory: string): FontFiles => ({
  regular: join(directory, FILES.regular),
  bold: join(directory, FILES.bold),
});
