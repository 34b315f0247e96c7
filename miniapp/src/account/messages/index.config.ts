export default definePageConfig({ navigationBarTitleText: '消息与数据' });
