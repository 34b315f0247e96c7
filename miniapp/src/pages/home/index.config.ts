export default definePageConfig({ navigationBarTitleText: '跨境电商贷' });
