import qrcode from 'qrcode-generator';
import type { Drawing } from './svg.ts';

/** Light modules around the code; scanners need four. */
const QUIET = 4;

/** A QR code as one path: black on white in both themes, since scanners expect it so. */
export function qrDrawing(text: string): Drawing {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const size = code.getModuleCount();
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  const side = size + QUIET * 2;
  return {
    width: side,
    height: side,
    body: `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#10201e" shape-rendering="crispEdges"/>`,
  };
}
