export default definePageConfig({ navigationBarTitleText: '申请数据贷' });
