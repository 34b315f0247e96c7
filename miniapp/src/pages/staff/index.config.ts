export default definePageConfig({ navigationBarTitleText: '登录合作方页面' });
