import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { meaning } from '../platform/meaning.ts';
import { Icon } from './icon.tsx';

type Option<Value> = { value: Value; label: string; text?: string };
type Choice<Value> = {
  label: string;
  options: readonly Option<Value>[];
  chosen: Value | undefined;
  choose: (value: Value) => void;
};

/** A few short answers of which one is chosen. */
export const Chips = <Value extends string | number>({ label, options, chosen, choose }: Choice<Value>) => (
  <View className="chips" {...meaning({ role: 'radiogroup', label })}>
    {options.map((option) => (
      <View
        key={option.value}
        className={`chip${option.value === chosen ? ' is-on' : ''}`}
        onClick={() => choose(option.value)}
        {...meaning({ role: 'radio', checked: option.value === chosen })}
      >
        {option.label}
      </View>
    ))}
  </View>
);

/** Answers that need a sentence each. */
export const Radios = <Value extends string>({ label, options, chosen, choose }: Choice<Value>) => (
  <View {...meaning({ role: 'radiogroup', label })}>
    {options.map((option) => (
      <View
        key={option.value}
        className={`tick${option.value === chosen ? ' is-on' : ''}`}
        onClick={() => choose(option.value)}
        {...meaning({ role: 'radio', checked: option.value === chosen })}
      >
        <View className="tick-dot" />
        <View className="grow">
          <View className="strong">{option.label}</View>
          {option.text && <View className="second">{option.text}</View>}
        </View>
      </View>
    ))}
  </View>
);

type TickProps = { on: boolean; change: (on: boolean) => void; title: ReactNode; text?: ReactNode; plain?: boolean };

/** One box to tick, never ticked beforehand. */
export const Tick = ({ on, change, title, text, plain }: TickProps) => (
  <View
    className={`tick${on ? ' is-on' : ''}`}
    onClick={() => change(!on)}
    {...meaning({ role: 'checkbox', checked: on })}
  >
    <View className="tick-box">
      <Icon name="done" size="small" />
    </View>
    <View className="grow">
      <View className={plain ? '' : 'strong'}>{title}</View>
      {text && <View className="second">{text}</View>}
    </View>
  </View>
);

export const Toggle = ({ on, change, title }: { on: boolean; change: (on: boolean) => void; title: string }) => (
  <View
    className={`toggle${on ? ' is-on' : ''}`}
    onClick={() => change(!on)}
    {...meaning({ role: 'switch', label: title, checked: on })}
  >
    <View>{title}</View>
    <View className="toggle-track">
      <View className="toggle-knob" />
    </View>
  </View>
);
