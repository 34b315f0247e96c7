import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { goHome } from '../../application/go.ts';
import type { Place } from '../../application/place.ts';
import { useDocument } from '../../application/use-document.ts';
import { useSigningPage } from '../../application/use-signing-page.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { ClockBar } from '../../components/clock-card.tsx';
import { Icon } from '../../components/icon.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Spine } from '../../components/spine.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { formatUntil } from '../../words/when.ts';
import { actWords, keptUntil, leadWords, SIGNER_STEPS, stepOf, words } from './messages.ts';

const SERVES: readonly Place[] = ['bureau'];

export default function BureauPage() {
  return (
    <ApplicationPage serves={SERVES} what="征信授权书">
      {(view) => <Bureau view={view} />}
    </ApplicationPage>
  );
}

type Paper = {
  documentId: string;
  title: string;
  kind: string;
  mine: boolean;
  signed: boolean;
};

/** The two authorisations, each with its own signer; what is mine is shown in rows, what is not only by name. */
function papersOf({ bureau }: ApplicationView): Paper[] {
  return (bureau?.documents ?? []).map(({ documentId, title, kind }) => {
    const signer = bureau?.signers.find(({ role }) => role === (kind === 'bureauCompany' ? 'company' : 'controller'));
    return { documentId, title, kind, mine: signer?.isMe ?? false, signed: signer?.state === 'signed' };
  });
}

function Bureau({ view }: { view: ApplicationView }) {
  const page = useSigningPage(view);
  const papers = papersOf(view);
  const open = papers.filter(({ mine, signed }) => mine && !signed);
  const isApplicant = view.myRoles.includes('applicant');
  return (
    <>
      <Main stage="额度" spine={isApplicant ? undefined : <Spine steps={SIGNER_STEPS} now={stepOf(view)} />}>
        <Lead title={words.title} text={leadWords(view)} />
        <Trouble error={page.problem} />
        {view.clock?.state === 'paused' && (
          <Card>
            <ClockBar clock={view.clock} mine={view.myRoles} />
          </Card>
        )}
        {papers.map((paper) =>
          paper.mine ? (
            <MyPaper key={paper.documentId} view={view} paper={paper} />
          ) : (
            <Card key={paper.documentId} look="flush">
              <Cell
                icon="document"
                badge="quiet"
                title={paper.title}
                caption={words.onOtherPhone}
                end={
                  <Tag {...(paper.signed ? { tone: 'positive' as const } : {})}>
                    {paper.signed ? words.signed : words.others}
                  </Tag>
                }
              />
            </Card>
          ),
        )}
        <Note>{isApplicant ? words.note : words.declineNote}</Note>
        {isApplicant && (
          <Card look="flush">
            <Withdraw view={view} />
          </Card>
        )}
      </Main>
      <Bar>
        <Action icon="stamp" disabled={page.busy} onTap={() => void page.open()}>
          {page.preparing ? words.preparing : actWords(view, open.length)}
        </Action>
        <Action kind="quiet" onTap={goHome}>
          {isApplicant && view.offer ? keptUntil(formatUntil(view.offer.expiresAt, new Date())) : words.later}
        </Action>
      </Bar>
    </>
  );
}

function MyPaper({ view, paper }: { view: ApplicationView; paper: Paper }) {
  const { document, problem, load } = useDocument(view.id, paper.documentId);
  const isCompany = paper.kind === 'bureauCompany';
  return (
    <Card
      title={paper.title}
      aside={
        <Tag tone={paper.signed ? 'positive' : 'brand'} {...(paper.signed ? { icon: 'done' as const } : {})}>
          {paper.signed ? words.signed : words.toSign}
        </Tag>
      }
    >
      {problem && (
        <View className="space-2">
          <Trouble error={problem} />
          <Link onTap={() => void load()}>重试</Link>
        </View>
      )}
      {!document && !problem && <View className="skeleton space-3" style={{ height: '160px' }} />}
      {document && <Ledger rows={document.fields} />}
      <View className="row row-apart row-wrap">
        <View className="caption">{isCompany ? words.companySeal : words.ownSignature}</View>
        <Link onTap={() => goDocument(view.id, paper.documentId)}>
          {words.full}
          <Icon name="next" size="small" />
        </Link>
      </View>
    </Card>
  );
}

const goDocument = (id: string, documentId: string) =>
  void Taro.navigateTo({ url: `/signers/document/index?id=${id}&document=${documentId}` });
