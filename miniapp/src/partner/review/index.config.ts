export default definePageConfig({ navigationBarTitleText: '复核一份申请' });
