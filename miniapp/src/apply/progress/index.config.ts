export default definePageConfig({ navigationBarTitleText: '读取进度' });
