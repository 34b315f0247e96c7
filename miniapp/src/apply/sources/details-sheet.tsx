import { problemsOf, VENDORS, type Vendor } from '@loan/shared/source/vendors';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CallError } from '../../api/create-client.ts';
import { Action } from '../../components/action.tsx';
import { Radios } from '../../components/choices.tsx';
import { Field } from '../../components/field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { regionsOf, TYPED, vendorOf } from '../../words/vendors.ts';
import { words } from './messages.ts';

type DetailsProps = {
  vendor: Vendor;
  busy: boolean;
  problem: CallError | undefined;
  finish: (region: string, typed: Record<string, string>) => void;
  close: () => void;
};

/** What has to be known before a source can be connected: where the account is, and what its owner types in. */
export function DetailsSheet({ vendor, busy, problem, finish, close }: DetailsProps) {
  const { regions, typed: fields, authorisedBy } = VENDORS[vendor];
  const [region, setRegion] = useState<string>(regions[0]);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [left, setLeft] = useState<readonly string[]>([]);
  const wrong = problemsOf(vendor, region, typed);
  const isKeys = authorisedBy === 'keys';
  const problemOf = (name: string) =>
    left.includes(name) && wrong.includes(name)
      ? `${TYPED[vendor]?.[name]?.label ?? ''}不完整，请核对后再填`
      : undefined;
  return (
    <Sheet
      id="details"
      title={`连接${vendorOf(vendor).name}`}
      text={regions.length > 1 ? words.regionText : isKeys ? words.keysNote : ''}
      close={close}
      foot={
        <Action disabled={busy || wrong.length > 0} onTap={() => finish(region, typed)}>
          {isKeys ? words.keysNext : words.detailsNext}
        </Action>
      }
    >
      <Trouble error={problem} />
      {regions.length > 1 && (
        <Radios
          label={words.regionTitle}
          options={regionsOf(vendor).map(({ value, name, text }) => ({ value, label: name, text }))}
          chosen={region}
          choose={setRegion}
        />
      )}
      {fields.map(({ name }) => (
        <Field
          key={name}
          id={`typed-${name}`}
          label={TYPED[vendor]?.[name]?.label ?? name}
          note={TYPED[vendor]?.[name]?.note}
          placeholder={TYPED[vendor]?.[name]?.example ?? ''}
          maxLength={256}
          value={typed[name] ?? ''}
          change={(value) => setTyped({ ...typed, [name]: value.trim() })}
          leave={() => setLeft([...left, name])}
          problem={problemOf(name)}
        />
      ))}
      {isKeys && regions.length > 1 && <View className="caption space-2">{words.keysNote}</View>}
    </Sheet>
  );
}
