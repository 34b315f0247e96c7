export default definePageConfig({ navigationBarTitleText: '单据与确认' });
