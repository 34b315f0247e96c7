import { Image } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useMemo } from 'react';
import { type Pen, paletteOf } from '../charts/palette.ts';
import { addressOfDrawing, type Drawing } from '../charts/svg.ts';
import { meaning } from '../platform/meaning.ts';
import { type TextScale, textScaleStore } from '../platform/text-scale.ts';
import { themeStore } from '../platform/theme.ts';
import { useStore } from '../state/store.ts';

const SCALE: Record<TextScale, number> = { normal: 1, large: 1.25, xlarge: 1.5 };
/** On a wide screen of the web the page stays a phone's width. */
const WIDEST = 560;

type PictureProps = {
  /** A constant, or kept by useCallback: it is drawn again whenever it is another one. */
  draw: (pen: Pen) => Drawing;
  /** Its figures, for whoever cannot see it. */
  says: string;
  /** Width of the page that the picture does not get, in px. */
  inset: number;
  /** How many stand side by side. */
  abreast?: number;
};

/** A drawing at the size it is shown, so that its letters are as large as those around it, in the colours of the day. */
export function Picture({ draw, says, inset, abreast = 1 }: PictureProps) {
  const theme = useStore(themeStore);
  const textScale = useStore(textScaleStore);
  const drawing = useMemo(() => {
    const page = Math.min(Taro.getWindowInfo().windowWidth, WIDEST);
    const width = Math.floor((page - inset) / abreast);
    return draw({ ...paletteOf(theme), width, scale: SCALE[textScale] });
  }, [draw, theme, textScale, inset, abreast]);
  return (
    <Image
      className="picture"
      src={addressOfDrawing(drawing)}
      style={{ aspectRatio: `${drawing.width} / ${drawing.height}`, height: 'auto' }}
      {...meaning({ role: 'img', label: says })}
    />
  );
}
