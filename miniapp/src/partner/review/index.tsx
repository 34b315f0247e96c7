import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { CallError } from '../../api/create-client.ts';
import { Action, Link } from '../../components/action.tsx';
import { Lead } from '../../components/card.tsx';
import { Note } from '../../components/note.tsx';
import { Page } from '../../components/page.tsx';
import { Failed, Loading, Middle, Trouble } from '../../components/states.tsx';
import { useStore } from '../../state/store.ts';
import { formatMoment } from '../../words/when.ts';
import { staffStore } from '../client.ts';
import { nameOfCase } from '../name-of-case.ts';
import { SignIn } from '../sign-in.tsx';
import { Conclusion } from './conclusion.tsx';
import { EvidenceColumn } from './evidence.tsx';
import { DONE, REFUSAL, words } from './messages.ts';
import { type Case, useReview } from './use-review.ts';

/** One case: what it is decided on, and beside it what whoever is signed in concludes. */
export default function ReviewPage() {
  const token = useStore(staffStore);
  return (
    <Page>
      <View className="partner">{token ? <SignedIn /> : <SignIn />}</View>
    </Page>
  );
}

/** Back to where it was opened; a page that was opened by its own address has nothing behind it. */
const toList = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.redirectTo({ url: '/partner/reviews/index' });
};

const ruleOf = (problem: CallError | undefined): string | undefined =>
  problem?.tag === 'Refused' ? problem.rule : undefined;

function SignedIn() {
  const page = useReview();
  const { read, done, reading, concluding, load, conclude } = page;
  const retry = () => void load();
  if (ruleOf(reading.problem) === 'ReviewNotFound' || ruleOf(reading.problem) === 'InvalidRequest') return <Gone />;
  if (!read)
    return reading.problem ? (
      <Failed error={reading.problem} retry={retry} />
    ) : (
      <Loading what={words.what} retry={retry} />
    );
  const { staff, review, evidence } = read;
  return (
    <>
      <CaseHead review={review} />
      <View className="partner-split">
        <EvidenceColumn evidence={evidence} />
        <View className="partner-column partner-beside">
          <Trouble error={reading.problem} />
          <Refused error={concluding.problem} retry={retry} />
          {done && !concluding.problem && <Note tone="positive">{DONE[done]}</Note>}
          {done === undefined || done === 'underReview' ? (
            <Conclusion
              review={review}
              account={staff.account}
              mayConclude={staff.roles.includes('reviewer')}
              isReadable={evidence.state === 'whole'}
              isSent={done !== undefined}
              busy={concluding.busy}
              conclude={(items) => conclude(review, items)}
            />
          ) : (
            <Action onTap={toList}>{words.back}</Action>
          )}
        </View>
      </View>
    </>
  );
}

const Gone = () => (
  <Middle icon="list" title={words.goneTitle} text={words.goneText}>
    <Action onTap={toList}>{words.back}</Action>
  </Middle>
);

const CaseHead = ({ review }: { review: Case }) => (
  <View className="row row-apart row-wrap">
    <Lead title={nameOfCase(review)} text={words.since(formatMoment(review.at, new Date()))} />
    <Link onTap={toList}>{words.back}</Link>
  </View>
);

/** What came between: what was written stays, and the case is read again. */
function Refused({ error, retry }: { error: CallError | undefined; retry: () => void }) {
  const rule = REFUSAL[ruleOf(error) ?? ''];
  if (!rule) return <Trouble error={error} />;
  return (
    <Note tone="caution">
      {rule}
      <Link onTap={retry}>{words.refresh}</Link>
    </Note>
  );
}
