import type { ApplicationView, QuoteView } from '@loan/shared/api/view';
import { overdueRatePpm } from '@loan/shared/contract/loan-facts';
import { type Entrusted, entrustedName } from '@loan/shared/drawdown/entrusted';
import { formatPercent, formatRoundedPercent, formatYuan } from '@loan/shared/money/format';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { goHome } from '../../application/go.ts';
import type { Place } from '../../application/place.ts';
import { useSigningPage } from '../../application/use-signing-page.ts';
import { Action, Link } from '../../components/action.tsx';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Card, Lead, SectionHead } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { ClockBar } from '../../components/clock-card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Moments } from '../../components/moments.tsx';
import { Note } from '../../components/note.tsx';
import { Bar, Main } from '../../components/page.tsx';
import { Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { Withdraw } from '../../components/withdraw.tsx';
import { CostSheet } from './cost-sheet.tsx';
import { actWords, DUTIES, entrustedDuty, repaidWords, signerText, signerWords, words } from './messages.ts';

const SERVES: readonly Place[] = ['contracts'];

export default function ContractsPage() {
  return (
    <ApplicationPage serves={SERVES} what="合同">
      {(view) => (view.signing ? <Contracts view={view} signing={view.signing} /> : null)}
    </ApplicationPage>
  );
}

type Signing = NonNullable<ApplicationView['signing']>;

/** What it costs, who signs, what is signed: in this order, and all of it before the tap. */
function Contracts({ view, signing }: { view: ApplicationView; signing: Signing }) {
  const page = useSigningPage(view);
  const [costs, setCosts] = useState(false);
  const quote = view.drawdown?.quote;
  const mustSign = view.myNextStep === 'signLoan';
  const isApplicant = view.myRoles.includes('applicant');
  return (
    <>
      <Main stage="签约">
        <Lead title={words.title} text={words.lead} />
        <Trouble error={page.problem} />
        {view.clock?.state === 'paused' && (
          <Card>
            <ClockBar clock={view.clock} mine={view.myRoles} />
          </Card>
        )}
        {quote && <Cost quote={quote} showAll={() => setCosts(true)} />}
        <Card title={words.signers}>
          <Moments moments={signing.signers.map((signer) => signerMoment(signer, signing))} />
        </Card>
        <Duties entrusted={view.drawdown?.entrusted} />
        <Papers view={view} signing={signing} />
        <Note icon="shield">{words.evidence}</Note>
        {isApplicant && (
          <Card look="flush">
            <Withdraw view={view} />
          </Card>
        )}
      </Main>
      <Bar>
        <Action icon="stamp" disabled={!mustSign || page.busy} onTap={() => void page.open()}>
          {page.preparing ? words.printing : actWords(view, signing)}
        </Action>
        <Action kind="quiet" onTap={goHome}>
          {words.later}
        </Action>
      </Bar>
      {costs && quote && <CostSheet quote={quote} close={() => setCosts(false)} />}
    </>
  );
}

function signerMoment(signer: Signing['signers'][number], { signers }: Signing) {
  const othersDone = signers.every(({ role, state }) => role === 'bank' || state === 'signed');
  const done = signer.state === 'signed';
  const moment = done
    ? ('done' as const)
    : signer.role === 'bank' && !othersDone
      ? ('later' as const)
      : ('now' as const);
  return {
    title: signer.nameMasked,
    text: signerText(signer),
    when: <Tag tone={done ? 'positive' : 'brand'}>{signerWords(signer, othersDone)}</Tag>,
    state: moment,
  };
}

const Cost = ({ quote, showAll }: { quote: QuoteView; showAll: () => void }) => (
  <Card title={words.cost} aside={<Link onTap={showAll}>{words.sheet}</Link>}>
    <View className="row row-top row-wide row-wrap">
      <View>
        <View className="caption">{words.amount}</View>
        <View className="title-2 money number">{formatYuan(quote.amountFen)}</View>
      </View>
      <View>
        <View className="caption">{repaidWords(quote)}</View>
        <View className="title-2 money number">{formatYuan(quote.totalFen)}</View>
      </View>
    </View>
    <Ledger
      rows={[
        { label: words.interest, value: formatYuan(quote.totalInterestFen) },
        { label: words.otherFees, value: formatYuan(quote.totalFeesFen) },
        { label: words.allIn, value: formatRoundedPercent(quote.allInCostPpm, 2), total: true },
        { label: words.overdue, value: `年化 ${formatPercent(overdueRatePpm(quote.annualRatePpm))}（原利率上浮 50%）` },
      ]}
    />
  </Card>
);

function Papers({ view, signing }: { view: ApplicationView; signing: Signing }) {
  const signed = signing.signers.every(({ state }) => state === 'signed');
  const all = [
    ...signing.documents.map(({ documentId, title }) => ({ documentId, title, signed })),
    ...(view.bureau?.documents ?? []).map(({ documentId, title }) => ({ documentId, title, signed: true })),
  ];
  return (
    <>
      <SectionHead title={`${words.documents} ${all.length} 份`} />
      <Card look="flush">
        {all.map(({ documentId, title, signed: done }) => (
          <Cell
            key={documentId}
            icon="document"
            badge="quiet"
            title={title}
            caption={words.read}
            end={<Tag tone={done ? 'positive' : 'brand'}>{done ? '已签' : '待签'}</Tag>}
            onTap={() => void Taro.navigateTo({ url: `/signers/document/index?id=${view.id}&document=${documentId}` })}
          />
        ))}
      </Card>
    </>
  );
}

/** What a signature brings with it, as plainly as the sum, and before the tap that does it. */
const Duties = ({ entrusted }: { entrusted: Entrusted | undefined }) => (
  <Card title={words.duties}>
    {[...(entrusted ? [entrustedDuty(entrustedName(entrusted))] : []), ...DUTIES].map(({ icon, title, text }) => (
      <Cell key={title} icon={icon} title={title} text={text} />
    ))}
  </Card>
);
