export default definePageConfig({ navigationBarTitleText: '画像验证' });
