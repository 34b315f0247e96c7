export default definePageConfig({ navigationBarTitleText: '导出与删除' });
