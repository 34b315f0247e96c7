export default definePageConfig({ navigationBarTitleText: '人工复核' });
