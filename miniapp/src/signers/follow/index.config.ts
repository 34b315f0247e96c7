export default definePageConfig({ navigationBarTitleText: '等待签署' });
