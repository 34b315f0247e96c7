import { View } from '@tarojs/components';
import { Card } from '../../components/card.tsx';
import { Note } from '../../components/note.tsx';
import { Page } from '../../components/page.tsx';
import { Failed, Loading, Trouble } from '../../components/states.tsx';
import { useStore } from '../../state/store.ts';
import { staffStore } from '../client.ts';
import { Head } from '../head.tsx';
import { SignIn } from '../sign-in.tsx';
import { ReviewCase } from './case.tsx';
import { DONE, REFUSAL, words } from './messages.ts';
import { useReviews } from './use-reviews.ts';

/** What waits for two people of the partner, item by item. */
export default function ReviewsPage() {
  const token = useStore(staffStore);
  return (
    <Page>
      <View className="partner">{token ? <SignedIn /> : <SignIn />}</View>
    </Page>
  );
}

function SignedIn() {
  const { read, done, reading, concluding, load, conclude } = useReviews();
  const retry = () => void load();
  if (!read)
    return reading.problem ? (
      <Failed error={reading.problem} retry={retry} />
    ) : (
      <Loading what={words.what} retry={retry} />
    );
  const { staff, reviews } = read;
  const rule = concluding.problem?.tag === 'Refused' ? REFUSAL[concluding.problem.rule] : undefined;
  return (
    <>
      <Head here="reviews" title={words.title} text={words.text} account={staff.account} />
      {rule ? <Note tone="caution">{rule}</Note> : <Trouble error={concluding.problem} />}
      {done && !concluding.problem && <Note tone="positive">{DONE[done]}</Note>}
      {reviews.length === 0 && (
        <Card>
          <View className="second">{words.none}</View>
        </Card>
      )}
      {reviews.map((review) => (
        <ReviewCase
          key={`${review.applicationId} ${review.concluded?.at ?? ''}`}
          review={review}
          account={staff.account}
          mayConclude={staff.roles.includes('reviewer')}
          busy={concluding.busy}
          conclude={(items) => conclude(review, items)}
        />
      ))}
    </>
  );
}
