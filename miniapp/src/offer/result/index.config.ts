export default definePageConfig({ navigationBarTitleText: '额度结果' });
