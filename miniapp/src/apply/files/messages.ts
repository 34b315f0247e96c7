import type { FileProblem, FilesEstimate, HandedFileKind, HandedFileView } from '@loan/shared/api/files';
import type { Marketplace } from '@loan/shared/facts/shop';
import { formatAnnualRate, formatDay, formatWanYuan } from '@loan/shared/money/format';
import { matchInWords, nameOfProvider } from '@loan/shared/portrait/words';
import { grouped } from '../../words/grouped.ts';

export const words = {
  title: '用平台导出的文件预估额度',
  lead: '不用连接店铺，先看大概能有多少。文件未经平台核验，结果只供参考，不能用来借款。',
  unverified: '未核验',
  choose: '选择文件',
  addMore: '再加文件',
  sending: '正在上传',
  connect: '连接店铺，正式评估',
  consentTitle: '授权读取上传的文件',
  which: '可以上传',
  fromChat: '在微信里：先把文件发到「文件传输助手」，再从聊天中选择。',
  workbooks: '下载的是 Excel（.xlsx）时，先另存为“CSV UTF-8（逗号分隔）”。每个文件不超过 50 MB，可以压缩成 .gz。',
  files: '文件',
  estimate: '预估结果',
  reckoning: '正在根据全部文件计算，可以离开，稍后回来看。',
  failedTitle: '这次没有算出来',
  failed: '是我们的问题，不是文件的问题，技术人员已收到通知。文件都还在，不用重新上传。',
  reckonAgain: '再算一次',
  range: '预估额度',
  noRange: '按这些文件，暂时没有预估额度',
  rate: '参考利率',
  read: '读到的店铺',
  why: '原因',
  flows: '回款与到账',
  flowsNone: '店铺文件和收款文件没有能对上的时间或账户，暂时不能核对。再上传同一时期的结算报告和入账记录。',
  flowsText: '两边的文件都由您提供，核对只供参考，不计入预估。连接收款账户后才算作佐证。',
  would: '连接店铺后',
  wouldText:
    '平台的结算、退款、库存和账户健康只有授权后才能读到，文件里没有。授权后按核验过的数据重新计算，才会给出额度建议。',
  noShop: '这些文件只说明收款，不说明销售。请再上传店铺的订单文件。',
  deleted: '原文件读取后已删除，只保留订单编号、日期、数量、金额等必要的列，不含买家信息。',
  closed: '评估已经开始，不能再加文件。',
  remove: '删除',
  again: '重新选择',
  notSent: '没有传上来。网络恢复后重新选择这个文件。',
  tooLarge: '超过 50 MB。请按月份分开导出，或压缩成 .gz。',
  rejectedCure: '请在平台重新下载这份文件，不要用表格软件改动，再重新上传。',
};

/** What a marketplace calls the download, so that it can be found there. */
export const WHICH: readonly { name: string; text: string }[] = [
  { name: '亚马逊', text: '所有订单报告、结算报告（平面文件 V2）、业务报告（按日期）' },
  { name: '速卖通', text: '交易 → 订单批量导出' },
  { name: 'eBay', text: 'Orders 下载报告，或 Payments 的 Transaction report' },
  { name: 'Shopee', text: '我的订单 → 导出' },
  { name: 'TikTok Shop', text: '管理订单 → 导出 → 全部订单' },
  { name: '连连', text: '入账记录或资金流水，和店铺文件一起上传' },
];

const KIND: Record<HandedFileKind, string> = {
  orders: '亚马逊全部订单报告',
  settlement: '亚马逊结算报告',
  businessByDate: '亚马逊业务报告',
  aliexpressOrders: '速卖通订单',
  ebayOrders: 'eBay 订单报告',
  ebayTransactions: 'eBay 交易报告',
  shopeeOrders: 'Shopee 订单',
  tiktokShopOrders: 'TikTok Shop 订单',
  lianlianInflows: '连连入账记录',
  lianlianFlow: '连连资金流水',
};

/** What is wrong with a file, where, and how to cure it. */
export function problemWords({ problem, problemAt }: { problem: FileProblem; problemAt?: string | undefined }): string {
  const line = problemAt === undefined ? '' : `第 ${problemAt} 行：`;
  const said: Record<FileProblem, string> = {
    notArrived: '没有收到文件。请重新选择。',
    workbook:
      '这是 Excel 工作簿。请在 Excel 里另存为“CSV UTF-8（逗号分隔）”，再上传；亚马逊的报告请直接上传下载的 .txt。',
    businessByProduct: '这是按商品的业务报告，里面没有日期。请下载“按日期：销售量与访问量”。',
    unknown: '认不出这份文件的表头。请核对是不是下面列出的文件，下载后不要改动。',
    columnMissing: `表头缺少“${problemAt ?? ''}”一列。请重新下载完整的报告，不要删除列。`,
    gzipBroken: '压缩文件不完整或已损坏。请重新下载。',
    headerMissing: '文件是空的。请重新下载，并确认所选日期内有数据。',
    rowTooLong: `${line}这一行超过 1 MB，不像是平台的报告。请重新下载，不要改动内容。`,
    quoteUnclosed: `${line}引号没有成对，之后的内容无法可靠读取。请重新下载，不要用其他软件另存。`,
    fileTooLong: '文件超过 120 万行或解压后 512 MB。请按月份分开导出。',
    shapeUnknown: '文件内容的结构认不出来。请重新下载。',
    failed: '我们没能读完这份文件，已通知技术人员。可以重试，或联系客服。',
  };
  return said[problem];
}

/** Which column of the row could not be read. */
const REASON: Readonly<Record<string, string>> = {
  tooFewCells: '列数比表头少',
  dateUnreadable: '日期一列读不出',
  quantityUnreadable: '数量一列读不出',
  priceUnreadable: '金额一列读不出',
  currencyUnreadable: '币种一列读不出',
  orderIdMissing: '订单编号一列没有编号，或编号已被表格软件改写',
};
export const rejectedWords = ({ line, reason }: { line: number; reason: string }): string =>
  `第 ${line} 行：${REASON[reason] ?? reason}`;

/** One line on a file: what it is, its rows and its days. */
export function fileWords(file: HandedFileView): string {
  const { kind, rows = 0, rejectedRows = 0, from, to } = file;
  const days = from && to ? `，${formatDay(from)} 至 ${formatDay(to)}` : '';
  const left = rejectedRows > 0 ? `，${grouped(rejectedRows)} 行未采用` : '';
  return `${kind ? KIND[kind] : ''}，${grouped(rows)} 行${left}${days}`;
}

/** A range, or the one figure where nothing would raise it; never without the word. */
export function rangeWords({ fromFen, toFen }: FilesEstimate): string {
  const [from, to] = [formatWanYuan(fromFen), formatWanYuan(toFen)];
  return from === to ? `约 ${from}` : `${from} 至 ${to}`;
}
export const rateWords = ({ annualRatePpm }: FilesEstimate): string => formatAnnualRate(annualRatePpm);

const MARKETPLACE: Partial<Record<Marketplace, string>> = {
  amazon: '亚马逊',
  aliexpress: '速卖通',
  ebay: 'eBay',
  shopee: 'Shopee',
  tiktokShop: 'TikTok Shop',
};
type ToldShop = FilesEstimate['shops'][number];
export const shopName = ({ marketplace }: ToldShop): string => MARKETPLACE[marketplace] ?? '其他平台';
export const shopWords = ({ orders, from, to, missingDays, sales }: ToldShop): string[] => [
  `${grouped(orders)} 笔订单，${formatDay(from)} 至 ${formatDay(to)}${missingDays > 0 ? `，缺 ${missingDays} 天` : ''}`,
  `成交额 ${sales.map(({ currency, amount }) => `${currency} ${grouped(amount)}`).join('，')}`,
];
export const wouldWords = ({ limitFen }: FilesEstimate['wouldHelp'][number]): string => `约 ${formatWanYuan(limitFen)}`;

type Flows = NonNullable<FilesEstimate['flows']>;
/** What a shop's files say was paid out, against what the payment company's say arrived. */
export const legWords = ({ marketplace, provider, matchPpm, expectedFen, foundFen }: Flows['legs'][number]) => ({
  label: `${MARKETPLACE[marketplace] ?? '其他平台'} → ${nameOfProvider(provider)}`,
  value: matchInWords(matchPpm),
  note: `平台付出 ${formatWanYuan(expectedFen)}，其中找到到账 ${formatWanYuan(foundFen)}`,
});
export const unmatchedWords = ({ marketplace, side, when, amount, currency }: Flows['unmatched'][number]): string =>
  side === 'missing'
    ? `${when} ${MARKETPLACE[marketplace] ?? '其他平台'}付出 ${currency} ${grouped(amount)}，没有找到到账`
    : `${when} 到账 ${currency} ${grouped(amount)}，平台没有这一笔`;
