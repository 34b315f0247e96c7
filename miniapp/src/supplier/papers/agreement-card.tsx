import type { BackingView } from '@loan/shared/api/backing';
import { Agreement, isRefused } from '@loan/shared/backing/papers';
import { formatDay, formatWanYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action, Link } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Tag } from '../../components/tag.tsx';
import { draftOf, forgetDraft } from '../forms/drafts.ts';
import { readForm, typedOf } from '../forms/fields.ts';
import { FormSheet } from '../forms/form-sheet.tsx';
import { AGREEMENT } from '../forms/specs.ts';
import { stateWords, words } from './messages.ts';
import { UploadRow } from './upload-row.tsx';
import type { Papers } from './use-papers.ts';
import type { Uploads } from './use-uploads.ts';

type CardProps = { id: string; backing: BackingView; page: Papers; files: Uploads };

/** The annual agreement: its file first, then its terms, typed once and checked against it. */
export function AgreementCard({ id, backing, page, files }: CardProps) {
  const [open, setOpen] = useState<{ fileId?: string } | undefined>(undefined);
  const { agreement: known, editable } = backing;
  const sent = files.uploads.filter(({ kind }) => kind === 'agreement');
  return (
    <Card title={words.agreement} aside={known && <StateTag {...known} />}>
      {!known && <View className="second space-1">{words.agreementNone}</View>}
      {known && <Terms known={known} />}
      {known && isRefused(known.answer) && <Note tone="caution">{stateWords(known)}</Note>}
      {sent.map((upload) => (
        <UploadRow
          key={upload.fileId}
          upload={upload}
          fill={() => setOpen({ fileId: upload.fileId })}
          again={() => void files.choose('agreement')}
          drop={() => files.forget(upload.fileId)}
        />
      ))}
      {editable && (
        <View className="row row-wrap space-2">
          <Action kind="secondary" small icon="up" onTap={() => void files.choose('agreement')}>
            {known?.file ? words.replaceFile : words.upload}
          </Action>
          <Link onTap={() => setOpen({})}>{known ? words.change : words.byHand}</Link>
        </View>
      )}
      {open && (
        <AgreementSheet {...{ id, backing, page, files }} fileId={open.fileId} close={() => setOpen(undefined)} />
      )}
    </Card>
  );
}

type Known = NonNullable<BackingView['agreement']>;

const StateTag = ({ state, answer }: Known) =>
  state === 'confirmedByCounterparty' ? (
    <Tag tone="positive" icon="done">
      {words.confirmed}
    </Tag>
  ) : (
    <Tag {...(isRefused(answer) ? { tone: 'caution' as const } : {})}>{words.filled}</Tag>
  );

const Terms = ({ known: { agreement, file } }: { known: Known }) => (
  <Ledger
    rows={[
      { label: words.file, value: file?.fileName ?? words.noFile },
      { label: words.number, value: agreement.number },
      { label: words.amount, value: formatWanYuan(agreement.annualAmountFen) },
      { label: words.period, value: `${formatDay(agreement.from)}至${formatDay(agreement.to)}` },
      { label: words.cycle, value: `${agreement.leadDays} 天 + ${agreement.termDays} 天` },
    ]}
  />
);

function AgreementSheet({
  id,
  backing,
  page,
  files,
  fileId,
  close,
}: CardProps & { fileId: string | undefined; close: () => void }) {
  const key = `${id}:agreement`;
  const known = backing.agreement?.agreement;
  const draft = draftOf(key, known ? typedOf(AGREEMENT, known) : {});
  const attached = fileId ?? known?.fileId;
  return (
    <FormSheet
      title={words.agreementAdd}
      text={attached ? words.toFill : words.noFile}
      specs={AGREEMENT}
      draft={draft}
      read={(typed) => readForm(AGREEMENT, typed, Agreement, attached ? { fileId: attached } : {})}
      saveWords={words.save}
      busy={page.changing.busy}
      problem={page.changing.problem}
      save={(value) =>
        void page.saveAgreement(value, () => {
          forgetDraft(key);
          if (fileId) files.forget(fileId);
          close();
        })
      }
      close={close}
    />
  );
}
