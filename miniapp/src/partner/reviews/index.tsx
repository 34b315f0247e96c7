import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Card } from '../../components/card.tsx';
import { Cell } from '../../components/cell.tsx';
import { Page } from '../../components/page.tsx';
import { headOf } from '../../components/review-outcome.tsx';
import { Failed, Loading, Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useStore } from '../../state/store.ts';
import { formatMoment } from '../../words/when.ts';
import { staffStore } from '../client.ts';
import { Head } from '../head.tsx';
import { nameOfCase } from '../name-of-case.ts';
import { SignIn } from '../sign-in.tsx';
import { words } from './messages.ts';
import { useReviews } from './use-reviews.ts';

/** What waits for two people of the partner; each case opens on a page of its own. */
export default function ReviewsPage() {
  const token = useStore(staffStore);
  return (
    <Page>
      <View className="partner">{token ? <SignedIn /> : <SignIn />}</View>
    </Page>
  );
}

function SignedIn() {
  const { read, reading, load } = useReviews();
  const retry = () => void load();
  if (!read)
    return reading.problem ? (
      <Failed error={reading.problem} retry={retry} />
    ) : (
      <Loading what={words.what} retry={retry} />
    );
  const { staff, reviews } = read;
  return (
    <>
      <Head here="reviews" title={words.title} text={words.text} account={staff.account} />
      <Trouble error={reading.problem} />
      <Card>
        {reviews.length === 0 && <View className="second">{words.none}</View>}
        {reviews.map((review) => (
          <ReviewRow key={review.applicationId} review={review} account={staff.account} />
        ))}
      </Card>
    </>
  );
}

type RowProps = {
  review: NonNullable<ReturnType<typeof useReviews>['read']>['reviews'][number];
  account: string;
};

const ReviewRow = ({ review, account }: RowProps) => {
  const { applicationId, at, items, contested, concluded } = review;
  const notes = [words.since(formatMoment(at, new Date())), ...(contested === undefined ? [] : [words.contested])];
  return (
    <Cell
      title={nameOfCase(review)}
      text={items.map(headOf).join('、')}
      caption={notes.join('，')}
      {...(concluded
        ? { end: <Tag tone="info">{concluded.by === account ? words.mine : words.waitsForSecond}</Tag> }
        : {})}
      onTap={() => void Taro.navigateTo({ url: `/partner/review/index?id=${applicationId}` })}
    />
  );
};
