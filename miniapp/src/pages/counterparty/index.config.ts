export default definePageConfig({ navigationBarTitleText: '确认单据' });
