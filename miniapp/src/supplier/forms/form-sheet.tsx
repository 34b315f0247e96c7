import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { CallError } from '../../api/create-client.ts';
import { Action } from '../../components/action.tsx';
import { Chips } from '../../components/choices.tsx';
import { Field } from '../../components/field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { useStore } from '../../state/store.ts';
import type { Draft } from './drafts.ts';
import type { FieldSpec, Read, Typed } from './fields.ts';

type FormSheetProps<Value> = {
  title: string;
  text?: string;
  specs: readonly FieldSpec[];
  draft: Draft;
  read: (typed: Typed) => Read<Value>;
  /** What follows from a field that was just left. */
  derive?: (name: string, typed: Typed) => Typed;
  saveWords: string;
  busy: boolean;
  problem: CallError | undefined;
  save: (value: Value) => void;
  close: () => void;
  above?: ReactNode;
  below?: ReactNode;
};

const KEYBOARD = {
  yuan: 'digit',
  wan: 'digit',
  decimal: 'digit',
  day: 'number',
  month: 'number',
  days: 'number',
  count: 'number',
} as const;

/** One paper to be typed or checked. Closing it loses nothing: what was typed waits in its draft. */
export function FormSheet<Value>(props: FormSheetProps<Value>) {
  const { title, text, specs, draft, read, derive, saveWords, busy, problem, save, close, above, below } = props;
  const typed = useStore(draft);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { value, problems } = read(typed);
  const open = Object.keys(problems).length;
  const change = (name: string, text: string) => draft.set({ ...draft.get(), [name]: text });

  function leave(name: string) {
    setLeft((before) => new Set([...before, name]));
    if (derive) draft.set({ ...draft.get(), ...derive(name, draft.get()) });
  }

  return (
    <Sheet
      id="paper"
      title={title}
      {...(text ? { text } : {})}
      close={close}
      foot={
        <Action
          disabled={busy}
          onTap={() => (value === undefined ? setLeft(new Set(specs.map(({ name }) => name))) : save(value))}
        >
          {busy ? '正在保存' : open > 0 && left.size > 0 ? `还有 ${open} 项要填或要改` : saveWords}
        </Action>
      }
    >
      <Trouble error={problem} />
      {above}
      {specs.map((spec) => (
        <Entry
          key={spec.name}
          spec={spec}
          value={typed[spec.name] ?? ''}
          change={(text) => change(spec.name, text)}
          leave={() => leave(spec.name)}
          problem={left.has(spec.name) ? problems[spec.name] : undefined}
        />
      ))}
      {below}
    </Sheet>
  );
}

type EntryProps = {
  spec: FieldSpec;
  value: string;
  change: (text: string) => void;
  leave: () => void;
  problem: string | undefined;
};

function Entry({ spec, value, change, leave, problem }: EntryProps) {
  const { name, label, kind, options, note, example } = spec;
  if (options)
    return (
      <View className="field">
        <View className="field-label">{label}</View>
        <Chips label={label} options={options} chosen={value} choose={change} />
        {problem ? (
          <View className="field-problem">{problem}</View>
        ) : (
          note && <View className="field-note">{note}</View>
        )}
      </View>
    );
  return (
    <Field
      id={`paper-${name}`}
      label={label}
      value={value}
      change={change}
      leave={leave}
      problem={problem}
      note={note}
      keyboard={kind in KEYBOARD ? KEYBOARD[kind as keyof typeof KEYBOARD] : 'text'}
      maxLength={name === 'name' ? 100 : 40}
      {...(example ? { placeholder: example } : {})}
    />
  );
}
