export const words = {
  formal: '以正式文本（PDF）为准，这里的文字与它一致。',
  openPdf: '打开正式文本',
  opening: '正在打开',
  back: '看完了，返回',
  digest: '文件摘要（SHA-256）',
  digestNote: '签署前后可以用它核对文件没有被改动。',
};
