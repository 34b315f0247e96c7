import { PDFDocument, PDFName, PDFString } from 'pdf-lib';

const LINE_HEIGHT = 40;
const SIZE = 12;

/**
 * A contract as PDF writers make one: text as two-byte codes whose characters only the ToUnicode map knows, on a page
 * turned upside down and back. For tests; no font is embedded, so nothing is seen of the text.
 */
export async function contractPdf(pages: readonly (readonly string[])[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context } = document;
  const characters = [...new Set(pages.flat().join(''))];
  const code = (char: string) => (characters.indexOf(char) + 1).toString(16).padStart(4, '0');
  const unicode = (char: string) => Buffer.from(char, 'utf16le').swap16().toString('hex');
  const map = characters.map((char) => `<${code(char)}> <${unicode(char)}>`).join('\n');
  const font = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'Invented',
      Encoding: 'Identity-H',
      DescendantFonts: [
        {
          Type: 'Font',
          Subtype: 'CIDFontType2',
          BaseFont: 'Invented',
          CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        },
      ],
      ToUnicode: context.register(context.flateStream(`${characters.length} beginbfchar\n${map}\nendbfchar`)),
    }),
  );
  for (const lines of pages) {
    const page = document.addPage([595, 842]);
    page.node.setFontDictionary(PDFName.of('F1'), font);
    // Each character apart in its list, as kerning leaves them.
    const shown = lines.map((line, index) => {
      const y = 842 - LINE_HEIGHT * (index + 1);
      return `q 1 0 0 -1 0 842 cm BT 1 0 0 1 60 ${y} Tm /F1 ${SIZE} Tf [${[...line].map((char) => `<${code(char)}> -5`).join(' ')}] TJ ET Q`;
    });
    page.node.set(
      PDFName.of('Contents'),
      context.register(context.flateStream(`1 0 0 -1 0 842 cm\n${shown.join('\n')}`)),
    );
  }
  return document.save({ useObjectStreams: false });
}
