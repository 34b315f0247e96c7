import type { BackingView, PaperView } from '@loan/shared/api/backing';
import { isRefused, type PaperKind } from '@loan/shared/backing/papers';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Action, Link } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Note } from '../../components/note.tsx';
import { Tag } from '../../components/tag.tsx';
import { newId } from '../../platform/new-id.ts';
import { KIND, KINDS_OF, OF, PROBLEM, pledgedWords, sumWords, words } from './messages.ts';
import { PaperList } from './paper-list.tsx';
import { type Opened, PaperSheet } from './paper-sheet.tsx';
import { UploadRow } from './upload-row.tsx';
import type { Papers } from './use-papers.ts';
import type { Uploads } from './use-uploads.ts';

type CardProps = { id: string; company: string; backing: BackingView; page: Papers; files: Uploads };

/** Every kind of paper: how many, what they come to, how they match, and what to do about the first that does not. */
export function PapersCard({ id, company, backing, page, files }: CardProps) {
  const [list, setList] = useState<PaperKind | undefined>(undefined);
  const [paper, setPaper] = useState<Opened | undefined>(undefined);
  const { kind, financedElsewhere, editable } = backing;
  return (
    <Card title={OF[kind].papers}>
      {financedElsewhere.length > 0 && (
        <View className="space-2">
          <Note tone="caution" title={`${words.elsewhere}：${pledgedWords(financedElsewhere)}`}>
            {words.elsewhereCure}
          </Note>
        </View>
      )}
      {KINDS_OF[kind].map((one) => (
        <KindRows
          key={one}
          kind={one}
          editable={editable}
          papers={backing.papers.filter(({ paper: { kind: is } }) => is === one)}
          files={files}
          open={(fileId) => setPaper({ kind: one, paperId: newId(), fileId })}
          see={() => setList(one)}
        />
      ))}
      <View className="caption space-2">{OF[kind].limits}</View>
      {kind === 'orders' && <View className="caption space-1">{words.noCheck}</View>}
      {list && !paper && (
        <PaperList
          kind={list}
          papers={backing.papers.filter(({ paper: { kind: is } }) => is === list)}
          open={(paperId) => setPaper({ kind: list, paperId })}
          close={() => setList(undefined)}
        />
      )}
      {paper && (
        <PaperSheet {...{ id, company, backing, page, files }} opened={paper} close={() => setPaper(undefined)} />
      )}
    </Card>
  );
}

type RowsProps = {
  kind: PaperKind;
  editable: boolean;
  papers: readonly PaperView[];
  files: Uploads;
  open: (fileId?: string) => void;
  see: () => void;
};

function KindRows({ kind, editable, papers, files, open, see }: RowsProps) {
  const sent = files.uploads.filter((upload) => upload.kind === kind);
  return (
    <View className="space-2">
      <Cell
        icon="document"
        badge="quiet"
        title={
          <View className="row row-wrap row-tight">
            <View>{papers.length > 0 ? KIND[kind].count(papers.length) : KIND[kind].one}</View>
            <KindTag papers={papers} />
          </View>
        }
        text={papers.length > 0 ? sumWords(kind, papers) : KIND[kind].none}
        end={papers.length > 0 ? <Link onTap={see}>{words.see}</Link> : <View />}
      />
      <FirstProblem papers={papers} />
      {sent.map((upload) => (
        <UploadRow
          key={upload.fileId}
          upload={upload}
          fill={() => open(upload.fileId)}
          again={() => {
            files.forget(upload.fileId);
            void files.choose(kind);
          }}
          drop={() => files.forget(upload.fileId)}
        />
      ))}
      {editable && (
        <View className="row row-wrap">
          <Action
            kind="secondary"
            small
            icon="up"
            label={`${words.upload}：${KIND[kind].one}`}
            onTap={() => void files.choose(kind)}
          >
            {words.upload}
          </Action>
          <Link onTap={() => open()} label={`${words.byHand}：${KIND[kind].one}`}>
            {words.byHand}
          </Link>
        </View>
      )}
    </View>
  );
}

const wrongOnes = (papers: readonly PaperView[]) =>
  papers.filter(({ problems, answer }) => problems.some((one) => one !== 'noFile') || isRefused(answer));

function KindTag({ papers }: { papers: readonly PaperView[] }) {
  const wrong = wrongOnes(papers).length;
  if (papers.length === 0) return null;
  if (wrong > 0) return <Tag tone="caution">{`${wrong} 张要看`}</Tag>;
  const confirmed = papers.every(({ state }) => state === 'confirmedByCounterparty');
  return confirmed ? (
    <Tag tone="positive" icon="done">
      {words.confirmed}
    </Tag>
  ) : (
    <Tag>{words.filled}</Tag>
  );
}

/** One at a time: the others are on the list. */
function FirstProblem({ papers }: { papers: readonly PaperView[] }) {
  const first = papers.find(({ problems }) => problems.some((one) => one !== 'noFile'));
  const problem = first?.problems.find((one) => one !== 'noFile');
  if (!first || !problem) return null;
  return (
    <Note tone="caution" title={first.paper.number}>
      {PROBLEM[problem]}
    </Note>
  );
}
