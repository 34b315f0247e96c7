import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { tapWithKeyboard } from './platform/keyboard.ts';
import { stockUp } from './platform/new-id.ts';
import { listenForPrivacy } from './platform/privacy.ts';
import { personInAddress } from './platform/stand-in.ts';
import { IS_WEAPP } from './platform/target.ts';
import { followTextScale } from './platform/text-scale.ts';
import { followTheme } from './platform/theme.ts';
import './app.scss';

// Selectors that WXSS does not know must not reach the mini-program.
if (!IS_WEAPP) {
  require('./h5.scss');
  require('./partner/partner.scss');
}

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    if (!IS_WEAPP) {
      personInAddress();
      tapWithKeyboard();
    }
    stockUp();
    listenForPrivacy();
    followTheme();
    followTextScale();
  });
  return children;
}
