import { Button, View } from '@tarojs/components';
import { AGREE_BUTTON_ID, openPrivacyText, privacyAsked } from '../platform/privacy.ts';
import { IS_WEAPP } from '../platform/target.ts';
import { useStore } from '../state/store.ts';
import { Action, actionClass, Link } from './action.tsx';
import { Ledger } from './ledger.tsx';
import { Sheet } from './sheet.tsx';

/** The privacy guide (用户隐私保护指引), before anything personal is asked for. No is an answer too. */
export function PrivacySheet() {
  const asked = useStore(privacyAsked);
  if (!asked) return null;
  return (
    <Sheet
      id="privacy"
      title="用户隐私保护指引"
      text="继续之前，请先看看我们会用到什么"
      foot={
        <View>
          <Agree agree={() => asked.answer(true)} />
          <Action kind="quiet" onTap={() => asked.answer(false)}>
            不同意
          </Action>
        </View>
      }
    >
      <Ledger
        rows={[
          { label: '微信登录', value: '确认是您本人，找回您的申请' },
          { label: '手机号', value: '联系您，核对身份' },
          { label: '剪贴板', value: '复制授权链接时使用' },
          { label: '发票抬头', value: '您选择后，替您填企业资料' },
          { label: '不收集', value: '位置、通讯录、相册' },
        ]}
      />
      <Link onTap={openPrivacyText}>阅读完整指引</Link>
    </Sheet>
  );
}

/** WeChat counts the agreement only when it comes from its own button. */
const Agree = ({ agree }: { agree: () => void }) =>
  IS_WEAPP ? (
    <Button
      id={AGREE_BUTTON_ID}
      className={actionClass({})}
      openType="agreePrivacyAuthorization"
      onAgreePrivacyAuthorization={agree}
    >
      同意并继续
    </Button>
  ) : (
    <Action onTap={agree}>同意并继续</Action>
  );
