import { Card } from '../../components/card.tsx';
import { Radios } from '../../components/choices.tsx';
import { FITTING } from './fitting.ts';
import type { useHome } from './use-home.ts';

const TITLE = '您可以申请';

/** What fits besides the usual loan, which is chosen already: nobody has to touch this to go on. */
export function ProductChoice({ page: { fitting, product, setProduct } }: { page: ReturnType<typeof useHome> }) {
  if (fitting.length < 2) return null;
  const options = fitting.map((value) => ({ value, label: '', ...FITTING[value] }));
  return (
    <Card title={TITLE}>
      <Radios label={TITLE} options={options} chosen={product} choose={setProduct} />
    </Card>
  );
}
