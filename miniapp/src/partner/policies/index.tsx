import { View } from '@tarojs/components';
import { Link } from '../../components/action.tsx';
import { Card, Heading } from '../../components/card.tsx';
import { Note } from '../../components/note.tsx';
import { Page } from '../../components/page.tsx';
import { Failed, Loading, Trouble } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useStore } from '../../state/store.ts';
import { formatMoment } from '../../words/when.ts';
import { staffStore } from '../client.ts';
import { Head } from '../head.tsx';
import { SignIn } from '../sign-in.tsx';
import { Table } from '../table.tsx';
import { Comparison } from './comparison.tsx';
import { PRODUCT, STANDING, words } from './messages.ts';
import { Steps } from './steps.tsx';
import { type Policies, type Release, usePolicies } from './use-policies.ts';
import { useRelease } from './use-release.ts';

/** The partner's policies: every version, what the one in shadow would change, and whose turn it is. */
export default function PoliciesPage() {
  const token = useStore(staffStore);
  return (
    <Page>
      <View className="partner">{token ? <SignedIn /> : <SignIn />}</View>
    </Page>
  );
}

function SignedIn() {
  const page = usePolicies();
  const { policies, release, reading } = page;
  const retry = () => void page.load();
  if (!policies)
    return reading.problem ? (
      <Failed error={reading.problem} retry={retry} />
    ) : (
      <Loading what={words.what} retry={retry} />
    );
  return (
    <>
      <Head here="policies" title={words.title} text={words.text} account={policies.staff.account} />
      {policies.products.map((product) => (
        <Versions key={product.product} product={product} chosen={release?.version} look={page.look} />
      ))}
      {release && <LookedAt key={release.version} release={release} staff={policies.staff} reload={retry} />}
    </>
  );
}

type LookedAtProps = { release: Release; staff: Policies['staff']; reload: () => void };

/** Keyed by its version, so that an answer that comes late is never shown under another one. */
function LookedAt({ release, staff, reload }: LookedAtProps) {
  const page = useRelease(release.version, reload);
  const { shadow, looking, moving, move } = page;
  return (
    <>
      <Trouble error={looking.problem} />
      {shadow && (
        <View className="partner-split">
          <Comparison page={page} release={release} shadow={shadow} />
          <Steps {...{ release, shadow, staff, moving, move }} />
        </View>
      )}
    </>
  );
}

type VersionsProps = {
  product: Policies['products'][number];
  chosen: string | undefined;
  look: (version: string) => void;
};

const Versions = ({ product: { product, inForce, isWhole, releases }, chosen, look }: VersionsProps) => (
  <Card>
    <View className="row row-apart row-wrap">
      <Heading level={2}>{PRODUCT[product] ?? product}</Heading>
      <View className="row">
        <View className="second">{inForce}</View>
        <Tag tone="positive">{STANDING.live.text}</Tag>
      </View>
    </View>
    {!isWhole && <Note tone="danger">{words.broken}</Note>}
    {releases.length === 0 ? (
      <View className="caption space-1">{words.none}</View>
    ) : (
      <Table
        label={PRODUCT[product] ?? product}
        heads={words.columns}
        rows={releases.map((release) => ({ key: release.version, cells: cellsOf(release, chosen, look) }))}
      />
    )}
  </Card>
);

function cellsOf(release: Release, chosen: string | undefined, look: VersionsProps['look']) {
  const { version, standing, drafted, approved, effectiveAt, policySha256 } = release;
  const { text, tone } = STANDING[standing];
  return [
    version === chosen ? (
      <View key="version" className="strong">
        {version}
      </View>
    ) : (
      <Link key="version" onTap={() => look(version)}>
        {version}
      </Link>
    ),
    <Tag key="standing" {...(tone ? { tone } : {})}>
      {text}
    </Tag>,
    effectiveAt ? formatMoment(effectiveAt, new Date()) : '—',
    `${drafted.by} / ${approved?.by ?? '—'}`,
    `${policySha256.slice(0, 4)}…${policySha256.slice(-4)}`,
  ];
}
