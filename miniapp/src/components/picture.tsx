import { Image } from '@tarojs/components';
import { useMemo } from 'react';
import { type Palette, paletteOf } from '../charts/palette.ts';
import { addressOfDrawing, type Drawing } from '../charts/svg.ts';
import { meaning } from '../platform/meaning.ts';
import { themeStore } from '../platform/theme.ts';
import { useStore } from '../state/store.ts';

/** A drawing in the colours of the day. `says` tells its figures to whoever cannot see it. */
export function Picture({ draw, says }: { draw: (palette: Palette) => Drawing; says: string }) {
  const theme = useStore(themeStore);
  const drawing = useMemo(() => draw(paletteOf(theme)), [draw, theme]);
  return (
    <Image
      className="picture"
      src={addressOfDrawing(drawing)}
      style={{ aspectRatio: `${drawing.width} / ${drawing.height}`, height: 'auto' }}
      {...meaning({ role: 'img', label: says })}
    />
  );
}
