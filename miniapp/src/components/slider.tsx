import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useRef } from 'react';
import { meaning } from '../platform/meaning.ts';
import { IS_WEAPP } from '../platform/target.ts';

type SliderProps = {
  id: string;
  label: string;
  value: number;
  min: number;
  max: number;
  says: string;
  change: (value: number) => void;
};
type Rail = { left: number; width: number };
type Touch = { touches?: ArrayLike<{ clientX?: number; pageX?: number }>; clientX?: number };

/** A knob on a rail: dragged or tapped; on the web also moved with the arrow keys. */
export function Slider({ id, label, value, min, max, says, change }: SliderProps) {
  const rail = useRef<Rail | undefined>(undefined);
  const percent = max === min ? 100 : ((clamp(value, min, max) - min) / (max - min)) * 100;

  const moveTo = (x: number | undefined) => {
    if (x === undefined || !rail.current || rail.current.width === 0) return;
    const share = clamp((x - rail.current.left) / rail.current.width, 0, 1);
    change(Math.round(min + share * (max - min)));
  };
  const begin = (event: unknown) => {
    const x = xOf(event as Touch);
    void measure(`${id}-rail`).then((found) => {
      rail.current = found;
      moveTo(x);
    });
  };
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
  const keys = IS_WEAPP
    ? {}
    : {
        onKeyDown: (event: KeyboardEvent) => {
          const step = steps[event.key];
          if (step === undefined) return;
          event.preventDefault();
          change(clamp(value + step, min, max));
        },
      };

  return (
    <View
      id={id}
      className="slider"
      catchMove
      onTouchStart={begin}
      onTouchMove={(event) => moveTo(xOf(event as unknown as Touch))}
      onClick={begin}
      {...keys}
      {...meaning({ role: 'slider', label, value: { now: value, min, max, text: says } })}
    >
      <View className="slider-track">
        <View className="slider-filled" style={{ width: `${percent}%` }} />
      </View>
      <View id={`${id}-rail`} className="slider-rail">
        <View className="slider-knob" style={{ left: `${percent}%` }} />
      </View>
    </View>
  );
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** A finger, or on the web a mouse. */
const xOf = ({ touches, clientX }: Touch): number | undefined =>
  touches?.[0]?.clientX ?? touches?.[0]?.pageX ?? clientX;

const measure = (id: string): Promise<Rail | undefined> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((found) => {
        const { left, width } = (Array.isArray(found) ? found[0] : found) ?? {};
        resolve(left === undefined || width === undefined ? undefined : { left, width });
      })
      .exec();
  });
