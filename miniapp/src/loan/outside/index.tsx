import { WebView } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';

/** The e-sign service's own page inside WeChat; its domain is on the mini-program's list of business domains. */
export default function OutsidePage() {
  const { params } = useRouter();
  return <WebView src={decodeURIComponent(params['url'] ?? '')} />;
}
