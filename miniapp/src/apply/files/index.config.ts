export default definePageConfig({ navigationBarTitleText: '上传平台文件' });
