import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Place } from '../../application/place.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { ConsentSheet } from '../../components/consent-sheet.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Loading, Trouble } from '../../components/states.tsx';
import { IS_WEAPP } from '../../platform/target.ts';
import { EstimateCard } from './estimate-card.tsx';
import { FileRow, SendingRow } from './file-row.tsx';
import { WHICH, words } from './messages.ts';
import { useFiles } from './use-files.ts';

/** Beside the connections, as long as there are connections to be made. */
const SERVES: readonly Place[] = ['sources', 'shop', 'progress'];

export default function FilesPage() {
  return (
    <ApplicationPage serves={SERVES} what="上传的文件">
      {(view) => <Files application={view} />}
    </ApplicationPage>
  );
}

function Files({ application }: { application: ApplicationView }) {
  const page = useFiles(application.id);
  const { view, sending } = page;
  if (!view) {
    if (!page.reading.problem) return <Loading what={words.files} retry={() => void page.load()} />;
    return (
      <Main stage="授权">
        <Trouble error={page.reading.problem} />
      </Main>
    );
  }
  const hasFiles = view.files.length + sending.length > 0;
  const isSending = sending.some(({ problem }) => problem === undefined);
  return (
    <>
      <Main stage="授权">
        <Lead title={words.title} text={words.lead} />
        <Trouble error={page.changing.problem ?? page.reading.problem} />
        {view.estimate && <EstimateCard estimate={view.estimate} />}
        {view.reckoning && <Note icon="clock">{words.reckoning}</Note>}
        {view.failed && (
          <Note tone="caution" title={words.failedTitle}>
            <View>{words.failed}</View>
            <Link onTap={() => void page.reckonAgain()}>{words.reckonAgain}</Link>
          </Note>
        )}
        {view.noShop && <Note tone="caution">{words.noShop}</Note>}
        {hasFiles && (
          <Card look="flush">
            {view.files
              .filter(({ id }) => !sending.some((one) => one.id === id))
              .map((file) => (
                <FileRow
                  key={file.id}
                  file={file}
                  open={view.open}
                  again={() => page.start(file.id)}
                  remove={() => void page.remove(file.id)}
                />
              ))}
            {sending.map((file) => (
              <SendingRow
                key={file.id}
                file={file}
                again={() => page.start(file.id)}
                forget={() => page.forget(file.id)}
              />
            ))}
          </Card>
        )}
        {view.open && <Which />}
        {!view.open && <Note>{words.closed}</Note>}
      </Main>
      <Bar>
        {view.open && (
          <Action
            kind={view.estimate ? 'secondary' : 'primary'}
            icon="up"
            disabled={isSending}
            onTap={() => page.start()}
          >
            {isSending ? words.sending : hasFiles ? words.addMore : words.choose}
          </Action>
        )}
        {view.estimate && <Action onTap={() => goSources(application.id)}>{words.connect}</Action>}
      </Bar>
      {page.asking && (
        <ConsentSheet
          title={words.consentTitle}
          texts={view.consentTexts}
          busy={false}
          problem={undefined}
          agree={page.agree}
          close={page.closeSheet}
        />
      )}
    </>
  );
}

const goSources = (id: string) => void Taro.redirectTo({ url: `/apply/sources/index?id=${id}` });

/** Which downloads can be read, and how to get them here. */
const Which = () => (
  <Card title={words.which}>
    <Ledger rows={WHICH.map(({ name, text }) => ({ label: name, value: text }))} />
    <View className="caption space-2">{words.workbooks}</View>
    {IS_WEAPP && <View className="caption space-1">{words.fromChat}</View>}
  </Card>
);
