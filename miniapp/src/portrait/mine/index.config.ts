export default definePageConfig({ navigationBarTitleText: '经营画像' });
