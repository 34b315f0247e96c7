import type { Checked } from '@loan/shared/api/portrait';
import type { PortraitStatement } from '@loan/shared/portrait/statement';
import { PURPOSE_IN_WORDS } from '@loan/shared/portrait/words';
import { View } from '@tarojs/components';
import { Action } from '../../components/action.tsx';
import { Card, Lead } from '../../components/card.tsx';
import { Ledger } from '../../components/ledger.tsx';
import { Note } from '../../components/note.tsx';
import { Main, Page } from '../../components/page.tsx';
import { Failed, Loading, Trouble } from '../../components/states.tsx';
import { IS_WEAPP } from '../../platform/target.ts';
import { formatMoment } from '../../words/when.ts';
import { Figures, FlowsPicture } from '../figures.tsx';
import { VERDICT, words } from './messages.ts';
import { useVerify } from './use-verify.ts';

/** For whoever was given a portrait: whether it is what was signed and still stands, and what it says. */
export default function VerifyPage() {
  const { hasLink, checked, checking, openLink, upload } = useVerify();
  const retry = () => void openLink();
  if (hasLink && !checked)
    return (
      <Page>
        {checking.problem ? (
          <Failed error={checking.problem} retry={retry} />
        ) : (
          <Loading what={words.what} retry={retry} />
        )}
      </Page>
    );
  return (
    <Page>
      <Main>
        {checked ? <Result checked={checked} /> : <Lead title={words.title} text={words.text} />}
        <Trouble error={checking.problem} />
        <Card>
          <Action kind="secondary" icon="document" disabled={checking.busy} onTap={() => void upload()}>
            {checked ? words.again : IS_WEAPP ? words.pickInWechat : words.pick}
          </Action>
        </Card>
      </Main>
    </Page>
  );
}

function Result({ checked }: { checked: Checked }) {
  const { verdict, statement, madeAt, validUntil, revokedAt } = checked;
  const { title, text, tone, icon } = VERDICT[verdict];
  const now = new Date();
  const dates = [
    { label: words.madeAt, at: madeAt },
    { label: words.validUntil, at: validUntil },
    { label: words.revokedAt, at: revokedAt },
  ].flatMap(({ label, at }) => (at === undefined ? [] : [{ label, value: formatMoment(at, now) }]));
  return (
    <>
      <Note tone={tone} icon={icon} title={title}>
        {text}
      </Note>
      {!statement && dates.length > 0 && (
        <Card>
          <Ledger rows={dates} />
        </Card>
      )}
      {statement && <Statement statement={statement} checked={checked} dates={dates} />}
    </>
  );
}

type StatementProps = { statement: PortraitStatement; checked: Checked; dates: { label: string; value: string }[] };

/** Exactly what was signed: whose, for whom, on what; then its figures as the owner sees them. */
const Statement = ({ statement: { subject, madeFor, issuer, basis, figures }, checked, dates }: StatementProps) => (
  <>
    <Card>
      <Ledger
        rows={[
          { label: words.whose, value: subject.companyName },
          { label: words.creditCode, value: subject.creditCode },
          { label: words.madeFor, value: madeFor.recipient },
          { label: words.purpose, value: PURPOSE_IN_WORDS[madeFor.purpose] },
          ...dates,
          { label: words.issuer, value: issuer.name },
        ]}
      />
      <View className="caption space-1">{words.notYou}</View>
    </Card>
    <Card>
      <FlowsPicture figures={figures} />
    </Card>
    <Figures figures={figures} />
    <Card title={words.basis}>
      <View className="second space-1">{`${words.policy} ${basis.policyVersion}`}</View>
      <View className="caption space-2">{words.snapshot}</View>
      <View className="hash">{basis.snapshotSha256}</View>
      <View className="caption space-2">{words.statement}</View>
      <View className="hash">{checked.statementSha256}</View>
    </Card>
  </>
);
