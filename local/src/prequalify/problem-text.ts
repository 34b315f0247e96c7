import { ColumnMissing } from '@loan/functions/ingest/columns';
import { FileFailed, NotAReport } from '@loan/functions/ingest/files/read-files';
import type { WrongFile } from '@loan/functions/ingest/report-kind';
import { SourceBroken, type SourceProblem } from '@loan/functions/ingest/source-bytes';

const WHICH = [
  '可以使用的亚马逊文件（卖家后台下载后不要改动）：',
  '  全部订单报告 .txt：库存与订单 → 订单报告 → 所有订单',
  '  结算报告 .txt：付款 → 报告库 → 结算（平面文件 V2）',
  '  业务报告 .csv：业务报告 → 按日期 → 销售量与访问量',
  '压缩成 .gz 也可以。',
  '其他平台的订单导出（下载的是 Excel 时，先另存为 CSV UTF-8）：',
  '  速卖通：交易 → 订单批量导出',
  '  eBay：Orders → Download report，或 Payments → Reports → Transaction report',
  '  Shopee：我的订单 → 导出',
  '  TikTok Shop：管理订单 → 导出 → 全部订单',
  '  连连：入账记录或资金流水 → 导出，用来核对回款，要和店铺的文件一起提供',
].join('\n');

export const USAGE = `用法：npm run prequalify -- 文件… [--json]\n${WHICH}\n`;

export const NO_SHOP = `连连的文件只说明收款，不说明销售。请和店铺的订单文件一起提供。\n${WHICH}\n`;

const WRONG_FILE: Record<WrongFile, string> = {
  businessByProduct: '这是按商品的业务报告，里面没有日期。请下载“按日期：销售量与访问量”。',
  workbook:
    '这是 Excel 工作簿。亚马逊请直接使用下载的 .txt 或 .csv；其他平台请在 Excel 里另存为“CSV UTF-8（逗号分隔）”。',
  unknown: `认不出这份文件的表头。\n${WHICH}`,
};

const BROKEN: Record<SourceProblem, string> = {
  gzipBroken: '压缩文件不完整或已损坏。请重新下载。',
  headerMissing: '文件是空的。请重新下载，并确认所选日期内有数据。',
  rowTooLong: '有一行超过 1 MB，不像是平台的报告。请重新下载，不要改动内容。',
  quoteUnclosed: '有一处引号没有成对，之后的内容无法可靠读取。请重新下载，不要用其他软件另存。',
  fileTooLong: '文件超过 120 万行或 512 MB。请按月份分开导出。',
  shapeUnknown: '文件内容的结构认不出来。请重新下载。',
};

/** What went wrong and how to cure it, for the seller. A defect of ours is not explained away: it is thrown on. */
export function problemText(error: unknown, paths: readonly string[]): string {
  if (!(error instanceof FileFailed)) throw error;
  return `${paths[error.index]}：${causeText(error.cause)}\n`;
}

function causeText(cause: unknown): string {
  if (cause instanceof NotAReport) return WRONG_FILE[cause.kind];
  if (cause instanceof ColumnMissing) return `表头缺少“${cause.column}”一列。请重新下载完整的报告，不要删除列。`;
  if (cause instanceof SourceBroken) return BROKEN[cause.code];
  const { code } = (cause ?? {}) as { code?: unknown };
  if (code === 'ENOENT') return '找不到这个文件。请检查文件名和所在文件夹。';
  if (code === 'EISDIR') return '这是一个文件夹。请写出里面的文件名。';
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限。请检查文件权限。';
  throw cause;
}
