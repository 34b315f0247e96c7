import { err, ok } from '@loan/shared/result';
import pdfmake from 'pdfmake/js/index.js';
import type { ContractPrinter } from '../../ports/contract-printer.ts';
import { createCoverage, wordsOf } from './coverage.ts';
import type { FontFiles } from './fonts.ts';
import { FONT, layOut } from './layout.ts';

/** What the printer itself puts on every page. */
const OWN_WORDS = '第页，共　 0123456789签署时间以电子名所载为准。';

/** Contracts as PDF, with the whole font's characters, embedded as far as they are used. */
export function createContractPrinter(fonts: FontFiles): ContractPrinter {
  const missingIn = createCoverage(fonts);
  return {
    async print(document, at) {
      const character = missingIn(wordsOf(document) + OWN_WORDS);
      if (character !== undefined) return err({ tag: 'GlyphMissing', character });
      configure(fonts);
      const bytes = await pdfmake.createPdf(layOut(document, at)).getBuffer();
      return ok(new Uint8Array(bytes));
    },
  };
}

/** pdfmake keeps its settings for the whole process. It reads our two files and nothing else, from no network. */
function configure({ regular, bold }: FontFiles): void {
  pdfmake.setFonts({ [FONT]: { normal: regular, bold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold);
}
