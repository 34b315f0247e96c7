import type { ApplicationView } from '@loan/shared/api/view';
import type { Place } from '../../application/place.ts';
import { ApplicationPage } from '../../components/application-page.tsx';
import { Awaiting } from './awaiting.tsx';
import { Lent } from './lent.tsx';

const SERVES: readonly Place[] = ['money'];

export default function MoneyPage() {
  return (
    <ApplicationPage serves={SERVES} what="贷款信息">
      {(view) => <Money view={view} />}
    </ApplicationPage>
  );
}

const Money = ({ view }: { view: ApplicationView }) =>
  view.loan ? <Lent view={view} loan={view.loan} /> : <Awaiting view={view} />;
