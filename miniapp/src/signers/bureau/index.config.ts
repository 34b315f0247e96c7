export default definePageConfig({ navigationBarTitleText: '征信授权' });
