import { Input, Textarea, View } from '@tarojs/components';
import { meaning } from '../platform/meaning.ts';

type FieldProps = {
  id: string;
  label: string;
  value: string;
  change: (value: string) => void;
  /** Called when the person leaves the field: the moment to say what is wrong with it. */
  leave?: () => void;
  problem?: string | undefined;
  note?: string | undefined;
  keyboard?: 'text' | 'number' | 'idcard' | 'digit';
  maxLength?: number;
  placeholder?: string;
};

const words = ({ label, problem, note }: Pick<FieldProps, 'label' | 'problem' | 'note'>, input: React.ReactNode) => (
  <View className={`field${problem ? ' field-wrong' : ''}`}>
    <View className="field-label">{label}</View>
    {input}
    {problem && (
      <View className="field-problem" {...meaning({ role: 'alert', live: 'polite' })}>
        {problem}
      </View>
    )}
    {note && !problem && <View className="field-note">{note}</View>}
  </View>
);

/** A labelled line of text. What is wrong is said under it and never takes the text away. */
export const Field = ({
  id,
  value,
  change,
  leave,
  keyboard = 'text',
  maxLength = 60,
  placeholder,
  ...rest
}: FieldProps) =>
  words(
    rest,
    <Input
      id={id}
      className="field-input"
      type={keyboard}
      value={value}
      maxlength={maxLength}
      placeholder={placeholder ?? ''}
      onInput={(event) => change(event.detail.value)}
      onBlur={() => leave?.()}
      {...meaning({ label: rest.label })}
    />,
  );

export const LongField = ({ id, value, change, leave, maxLength = 500, placeholder, ...rest }: FieldProps) =>
  words(
    rest,
    <Textarea
      id={id}
      className="field-input field-text"
      value={value}
      maxlength={maxLength}
      placeholder={placeholder ?? ''}
      onInput={(event) => change(event.detail.value)}
      onBlur={() => leave?.()}
      {...meaning({ label: rest.label })}
    />,
  );
