import type { BackingView } from '@loan/shared/api/backing';
import { Counterparty } from '@loan/shared/backing/papers';
import { formatMonth } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action, Link } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Tag } from '../../components/tag.tsx';
import { grouped } from '../../forms/company-form.ts';
import { chooseInvoiceTitle, HAS_INVOICE_TITLES } from '../../platform/invoice-title.ts';
import { draftOf, forgetDraft } from '../forms/drafts.ts';
import { readForm, typedOf } from '../forms/fields.ts';
import { FormSheet } from '../forms/form-sheet.tsx';
import { BUYER, BUYER_MARKETPLACES, FORWARDER } from '../forms/specs.ts';
import { OF, RELATION, words } from './messages.ts';
import type { Papers } from './use-papers.ts';

type CardProps = { id: string; backing: BackingView; page: Papers; declared: string | undefined };

/** Who the other side is; another one makes its link and its answers void, which the server sees to. */
export function CounterpartyCard({ id, backing, page, declared }: CardProps) {
  const [open, setOpen] = useState(false);
  const { kind, counterparty, editable } = backing;
  const said = OF[kind];
  return (
    <Card
      title={said.otherCard}
      aside={
        counterparty && (
          <Tag tone="positive" icon="done">
            {words.filled}
          </Tag>
        )
      }
    >
      {counterparty ? (
        <Known counterparty={counterparty} change={editable ? () => setOpen(true) : undefined} />
      ) : (
        <>
          <View className="second space-1">{said.otherNone}</View>
          <View className="space-2">
            <Action kind="secondary" icon="plus" onTap={() => setOpen(true)}>
              {said.add}
            </Action>
          </View>
        </>
      )}
      {open && <CounterpartySheet {...{ id, backing, page, declared }} close={() => setOpen(false)} />}
    </Card>
  );
}

const placeOf = (marketplace: string): string =>
  BUYER_MARKETPLACES.find(({ value }) => value === marketplace)?.label ?? '';

const initialOf = (name: string) => name.replace(/^.{2,3}[市省]/, '').slice(0, 1);

function Known({ counterparty, change }: { counterparty: Counterparty; change: (() => void) | undefined }) {
  const { name, creditCode } = counterparty;
  return (
    <>
      <Cell
        monogram={{ letters: initialOf(name), on: true }}
        title={name}
        caption={counterparty.role === 'buyer' ? `${placeOf(counterparty.marketplace)} 卖家` : undefined}
        end={change ? <Link onTap={change}>{words.change}</Link> : <View />}
      />
      <Ledger
        rows={[
          { label: words.code, value: grouped(creditCode) },
          ...(counterparty.role === 'buyer'
            ? [{ label: words.since, value: formatMonth(`${counterparty.tradingSince}-01` as never) }]
            : []),
          { label: words.relation, value: RELATION[counterparty.relation] },
        ]}
      />
    </>
  );
}

function CounterpartySheet({ id, backing, page, declared, close }: CardProps & { close: () => void }) {
  const { kind, counterparty } = backing;
  const specs = kind === 'orders' ? BUYER : FORWARDER;
  const key = `${id}:counterparty`;
  const known = counterparty ? typedOf(specs, counterparty) : declared ? { marketplace: declared } : {};
  const draft = draftOf(key, known);
  const role = kind === 'orders' ? 'buyer' : 'forwarder';

  async function fromTitle() {
    const title = await chooseInvoiceTitle();
    if (title) draft.set({ ...draft.get(), name: title.name, creditCode: grouped(title.creditCode) });
  }

  return (
    <FormSheet
      title={OF[kind].add}
      specs={specs}
      draft={draft}
      read={(typed) => readForm(specs, typed, Counterparty, { role })}
      saveWords={words.save}
      busy={page.changing.busy}
      problem={page.changing.problem}
      save={(value) =>
        void page.saveCounterparty(value, () => {
          forgetDraft(key);
          close();
        })
      }
      close={close}
      above={
        HAS_INVOICE_TITLES && (
          <Action kind="secondary" icon="document" onTap={() => void fromTitle()}>
            {words.fromInvoice}
          </Action>
        )
      }
    />
  );
}
