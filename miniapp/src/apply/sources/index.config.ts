export default definePageConfig({ navigationBarTitleText: '连接数据来源' });
