export default definePageConfig({ navigationBarTitleText: '银行审批结果' });
