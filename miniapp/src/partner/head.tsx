import { closeStaffSession } from '@loan/shared/api/partner';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Link } from '../components/action.tsx';
import { Lead } from '../components/card.tsx';
import { callStaff, keepStaffToken } from './client.ts';

const words = { leave: '退出', policies: '评估规则', reviews: '人工复核' } as const;

type HeadProps = { here: 'policies' | 'reviews'; title: string; text: string; account: string };

async function leave(): Promise<void> {
  await callStaff(closeStaffSession, {});
  keepStaffToken(undefined);
}

/** What a page of the partner's is, the way to the other one, and who is signed in. */
export function Head({ here, title, text, account }: HeadProps) {
  const other = here === 'policies' ? 'reviews' : 'policies';
  return (
    <View className="row row-apart row-wrap">
      <Lead title={title} text={text} />
      <View className="row">
        <Link onTap={() => void Taro.redirectTo({ url: `/partner/${other}/index` })}>{words[other]}</Link>
        <View className="caption">{account}</View>
        <Link tone="quiet" onTap={() => void leave()}>
          {words.leave}
        </Link>
      </View>
    </View>
  );
}
