export default definePageConfig({ navigationBarTitleText: '授权数据' });
