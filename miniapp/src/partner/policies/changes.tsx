import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Card } from '../../components/card.tsx';
import { Trouble } from '../../components/states.tsx';
import { Table } from '../table.tsx';
import { wan } from './figures.ts';
import { words } from './messages.ts';
import type { Page, Shadow, Weighed } from './use-release.ts';

type ChangesProps = { page: Page; differences: Shadow['differences'] };

/** Every value that is different, with its reason, and what it does alone to applications that were decided before. */
export const Changes = ({ page: { weighed, weighing, weigh }, differences }: ChangesProps) => (
  <Card
    title={words.different}
    {...(weighed
      ? { aside: <View className="caption">{words.weighedOn(weighed.cases)}</View> }
      : { aside: <Link onTap={weigh}>{weighing.busy ? words.weighing : words.weigh}</Link> })}
  >
    <Trouble error={weighing.problem} />
    <Table
      label={words.different}
      heads={[...words.differentColumns, ...(weighed ? [words.alone] : [])]}
      rows={differences.map(({ path, from, to, reason }) => ({
        key: path,
        cells: [
          path,
          String(from ?? '—'),
          String(to ?? '—'),
          reason ?? '',
          ...(weighed ? [effectOf(weighed, path)] : []),
        ],
      }))}
    />
  </Card>
);

/** One change of a draft may touch several values; each of them shows what that change does. */
function effectOf({ changes }: Weighed, value: string): string {
  const change = changes.find(({ path }) => value === path || value.startsWith(`${path}.`));
  if (change?.changed === undefined) return words.notAlone;
  const { changed, outcomes = 0, limitChangeFen = 0 } = change;
  return words.effect(changed, outcomes, `${limitChangeFen > 0 ? '+' : ''}${wan(limitChangeFen).replace('-', '−')}`);
}
