export default definePageConfig({ navigationBarTitleText: '企业与实控人' });
