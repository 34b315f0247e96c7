import type { ExportView } from '@loan/shared/api/portrait';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { QrCode } from '../../components/qr.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { copy } from '../../platform/clipboard.ts';
import { IS_WEAPP } from '../../platform/target.ts';
import { formatMoment } from '../../words/when.ts';
import { purposeOf, STATE, words } from './messages.ts';
import type { usePortrait } from './use-portrait.ts';

type Page = ReturnType<typeof usePortrait>;
type ExportsProps = { exports: readonly ExportView[]; open: (exportId: string) => void };

/** What was exported, for whom, and whether it still stands. */
export const Exports = ({ exports, open }: ExportsProps) => (
  <Card title={words.exports}>
    {exports.length === 0 && <View className="second space-1">{words.none}</View>}
    {exports.map((one) => (
      <Cell
        key={one.id}
        title={one.recipient}
        caption={`${purposeOf(one)} · ${formatMoment(one.madeAt, new Date())}`}
        end={<StateTag state={one.state} />}
        onTap={() => open(one.id)}
      />
    ))}
  </Card>
);

const StateTag = ({ state }: Pick<ExportView, 'state'>) => {
  const { text, tone } = STATE[state];
  return <Tag {...(tone ? { tone } : {})}>{text}</Tag>;
};

/** One export: its files and its link, and the way to take it back. */
export function ExportDetails({ made, page, close }: { made: ExportView; page: Page; close: () => void }) {
  const [asking, setAsking] = useState(false);
  if (asking) return <Revoke made={made} page={page} close={() => setAsking(false)} />;
  const isValid = made.state === 'valid';
  return (
    <Sheet
      id="made"
      title={made.recipient}
      text={purposeOf(made)}
      close={close}
      foot={
        isValid ? (
          <Action kind="quiet" onTap={() => setAsking(true)}>
            {words.revoke}
          </Action>
        ) : (
          <Action onTap={close}>{words.close}</Action>
        )
      }
    >
      <Trouble error={page.fetching.problem} />
      {made.linkUrl && <Shared url={made.linkUrl} />}
      <Ledger
        rows={[
          { label: '状态', value: STATE[made.state].text },
          { label: '有效至', value: formatMoment(made.validUntil, new Date()) },
          { label: '查看', value: made.firstOpenedAt ? words.opened : words.notOpened },
        ]}
      />
      <Files made={made} page={page} />
    </Sheet>
  );
}

function Shared({ url }: { url: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <View>
      <View className="row row-around space-2">
        <QrCode text={url} says={words.qr} />
      </View>
      <View className="caption centre">{words.qr}</View>
      <View className="space-2">
        <Action icon="copy" kind="secondary" onTap={() => void copy(url).then(setCopied)}>
          {copied ? words.copied : words.copyLink}
        </Action>
      </View>
    </View>
  );
}

function Files({ made, page: { take, fetching, saved } }: { made: ExportView; page: Page }) {
  const isPrinting = made.pdf === 'printing';
  const jsonWords = IS_WEAPP ? words.copyJson : words.saveJson;
  const done = saved === 'copied' ? words.copied : words.downloaded;
  return (
    <View className="space-3">
      <Action
        kind="secondary"
        icon="document"
        disabled={isPrinting || fetching.busy}
        onTap={() => void take(made.id, 'pdf')}
      >
        {isPrinting ? words.printing : words.openPdf}
      </Action>
      <View className="space-2">
        <Action kind="secondary" icon="download" disabled={fetching.busy} onTap={() => void take(made.id, 'json')}>
          {saved ? done : jsonWords}
        </Action>
      </View>
    </View>
  );
}

const Revoke = ({ made, page, close }: { made: ExportView; page: Page; close: () => void }) => (
  <Sheet
    id="revoke"
    title={words.revokeTitle}
    text={made.recipient}
    close={close}
    foot={
      <View>
        <Action kind="secondary" disabled={page.revoking.busy} onTap={() => void page.revoke(made.id, close)}>
          {page.revoking.busy ? words.revoking : words.revokeNow}
        </Action>
        <Action kind="quiet" onTap={close}>
          {words.keep}
        </Action>
      </View>
    }
  >
    <Trouble error={page.revoking.problem} />
    <View className="second space-2">{words.revokeText}</View>
  </Sheet>
);
