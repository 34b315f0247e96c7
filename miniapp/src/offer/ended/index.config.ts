export default definePageConfig({ navigationBarTitleText: '申请已结束' });
