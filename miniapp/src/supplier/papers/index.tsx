import type { ApplicationView } from '@loan/shared/api/view';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { ADDRESS, hasShopsToo, type Place } from '../../application/place.ts';
import { Action } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { ConsentSheet } from '../../components/consent-sheet.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Spine } from '../../components/spine.tsx';
import { Failed, Loading, Trouble } from '../../components/states.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { useShareCard } from '../../platform/share.tsx';
import { AgreementCard } from './agreement-card.tsx';
import { CounterpartyCard } from './counterparty-card.tsx';
import { LinkCard } from './link-card.tsx';
import { cardTitle, doneWords, lackingWords, OF, words } from './messages.ts';
import { PapersCard } from './papers-card.tsx';
import { goSources, ShopsBar } from './shops-bar.tsx';
import { useAssess } from './use-assess.ts';
import { useInvite } from './use-invite.ts';
import { usePapers } from './use-papers.ts';
import { useUploads } from './use-uploads.ts';

const SERVES: readonly Place[] = ['papers', 'sources'];
/** Looked at from elsewhere, since the other side may confirm long after the assessment: it stays where it is. */
const ANYWHERE = Object.keys(ADDRESS) as Place[];

const STEPS = ['资料', '核验', '额度', '签约'] as const;

export default function PapersPage() {
  const { params } = useRouter();
  return (
    <ApplicationPage serves={params['look'] ? ANYWHERE : SERVES} what="单据">
      {(view) => <PapersOf view={view} />}
    </ApplicationPage>
  );
}

function PapersOf({ view }: { view: ApplicationView }) {
  const page = usePapers(view.id);
  const { backing, reading, shown } = page;
  const files = useUploads(view.id, shown);
  const inviting = useInvite(view.id, shown);
  const company = view.company?.name ?? '';
  useShareCard(backing && inviting.sent && { title: cardTitle(company, backing.kind), path: inviting.sent.path });
  if (!backing && reading.problem) return <Failed error={reading.problem} retry={() => void page.load()} />;
  if (!backing) return <Loading what="单据" retry={() => void page.load()} />;
  const declared = view.eligibility.marketplaces[0];
  return (
    <>
      <Main spine={<Spine steps={STEPS} now="资料" />}>
        <Lead title={OF[backing.kind].title} text={doneWords(company, backing)} />
        <Trouble error={reading.problem} />
        {backing.editable ? <View className="caption">{words.lead}</View> : <Note>{words.fixed}</Note>}
        <CounterpartyCard id={view.id} backing={backing} page={page} declared={declared} />
        {backing.kind === 'orders' && <AgreementCard id={view.id} backing={backing} page={page} files={files} />}
        <PapersCard id={view.id} company={view.company?.creditCode ?? ''} backing={backing} page={page} files={files} />
        <LinkCard backing={backing} inviting={inviting} />
        <Card look="flush">
          {hasShopsToo(view) && view.status !== 'draft' && (
            <Cell plain title={words.moreSources} text={words.moreSourcesText} onTap={() => goSources(view.id)} />
          )}
          <Withdraw view={view} />
        </Card>
      </Main>
      {backing.editable &&
        !view.assessmentRequested &&
        (hasShopsToo(view) ? (
          <ShopsBar view={view} backing={backing} />
        ) : (
          <AssessBar view={view} lacking={backing.lacking} />
        ))}
    </>
  );
}

type AssessBarProps = { view: ApplicationView; lacking: Parameters<typeof lackingWords>[0] };

function AssessBar({ view, lacking }: AssessBarProps) {
  const page = useAssess(view);
  const isWhole = lacking.length === 0;
  return (
    <>
      <Bar>
        <Trouble error={page.texts ? undefined : page.problem} />
        <View className="caption">{isWhole ? words.laterNote : lackingWords(lacking)}</View>
        <View className="space-2">
          <Action disabled={!isWhole || page.busy} onTap={page.start}>
            {page.busy ? words.submitting : view.status === 'draft' ? words.submit : words.assess}
          </Action>
        </View>
      </Bar>
      {page.texts && (
        <ConsentSheet
          title="授权评估与核验"
          texts={page.texts}
          busy={page.busy}
          problem={page.problem}
          agree={(ticked) => void page.agree(ticked)}
          close={page.close}
        />
      )}
    </>
  );
}
