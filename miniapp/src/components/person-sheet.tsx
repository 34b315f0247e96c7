import { View } from '@tarojs/components';
import { personAsked } from '../platform/stand-in.ts';
import { useStore } from '../state/store.ts';
import { Action } from './action.tsx';
import { Cell } from './cell.tsx';
import { Sheet } from './sheet.tsx';

/** On one machine only: there is no WeChat here, so the person says whose phone this is. */
export function PersonSheet() {
  const asked = useStore(personAsked);
  if (!asked) return null;
  return (
    <Sheet
      id="persons"
      title="选择测试身份"
      text="这里没有微信。下面都是虚构的人，选一位，代替他用自己的微信登录。"
      close={() => asked.answer(undefined)}
      foot={
        <Action kind="quiet" onTap={() => asked.answer(undefined)}>
          先不登录
        </Action>
      }
    >
      <View className="space-2">
        {asked.question.map(({ key, name, companies }) => (
          <Cell
            key={key}
            monogram={{ letters: name.slice(0, 1), on: true }}
            title={name}
            caption={companies.map((company) => company.name).join('、')}
            onTap={() => asked.answer(key)}
          />
        ))}
      </View>
    </Sheet>
  );
}
