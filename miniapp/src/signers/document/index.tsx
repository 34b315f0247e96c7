import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type Document, useDocument } from '../../application/use-document.ts';
import { Action } from '../../components/action.tsx';
import { Card, Heading, Lead } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main, Page } from '../../components/page.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { openPdf } from '../../platform/pdf.ts';
import { words } from './messages.ts';

/** A document as it will be signed: its facts in rows, then every clause. */
export default function DocumentPage() {
  const { params } = useRouter();
  const { document, problem, load } = useDocument(params['id'] ?? '', params['document']);
  return (
    <Page>
      {!document && !problem && <Loading what="文件" retry={() => void load()} />}
      {problem && !document && <Failed error={problem} retry={() => void load()} />}
      {document && <Whole document={document} />}
    </Page>
  );
}

function Whole({ document }: { document: Document }) {
  const [opening, setOpening] = useState(false);
  async function open() {
    setOpening(true);
    await openPdf(document.pdfUrl);
    setOpening(false);
  }
  return (
    <>
      <Main>
        <Lead title={document.title} />
        <Card>
          <Ledger rows={document.fields} />
        </Card>
        <Card>
          {document.clauses.map(({ heading, paragraphs }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: clauses of one document keep their places.
            <View key={index} className={index === 0 ? '' : 'space-4'}>
              {heading !== '' && <Heading level={2}>{heading}</Heading>}
              {paragraphs.map((paragraph) => (
                <View key={paragraph} className="second space-2">
                  {paragraph}
                </View>
              ))}
            </View>
          ))}
        </Card>
        <Note icon="shield" title={words.digest}>
          <View className="caption">{document.sha256}</View>
          <View className="caption">{words.digestNote}</View>
        </Note>
        <View className="caption">{words.formal}</View>
      </Main>
      <Bar>
        <Action kind="secondary" icon="document" disabled={opening} onTap={() => void open()}>
          {opening ? words.opening : words.openPdf}
        </Action>
        <Action kind="quiet" onTap={() => void Taro.navigateBack()}>
          {words.back}
        </Action>
      </Bar>
    </>
  );
}
