import type { ReportKind } from '@loan/functions/ingest/report-kind';
import { formatAnnualRate, formatDay, formatWanYuan } from '@loan/shared/money/format';
import type { Decision } from '@loan/shared/offer/decision';
import type { FileRead } from './read-files.ts';
import type { Prequalified } from './report-json.ts';

const KIND: Record<ReportKind, string> = {
  orders: '全部订单报告',
  settlement: '结算报告',
  businessByDate: '业务报告（按日期）',
};

const REASON: Readonly<Record<string, string>> = {
  tooFewCells: '列数比表头少',
  dateUnreadable: '日期读不出',
  quantityUnreadable: '数量读不出',
  priceUnreadable: '金额读不出',
  currencyUnreadable: '币种读不出',
  orderIdMissing: '没有编号',
};

const HEADINGS = ['月份', '币种', '订单', '取消', '件数', '成交额', '退款'];
/** In letters of a terminal; a Chinese one takes two. */
const COLUMN_WIDTH = 13;

/** For the seller at a terminal: what was read, month by month, what it comes to, and what would help. */
export function reportText({ files, basis, months, decision }: Prequalified): string {
  const source = basis === 'orders' ? '' : `（没有全部订单报告，以下按${KIND[basis]}统计）`;
  const table = months.map(({ month, currency, orders, cancelled, units, gmv, refunds }) =>
    [month, currency, orders, cancelled, units, gmv, refunds ?? '-']
      .map((cell) => String(cell).padStart(COLUMN_WIDTH))
      .join(''),
  );
  return [
    `亚马逊店铺预审（未核实）　数据截至 ${formatDay(decision.asOf)}`,
    '结果只根据您提供的文件，未经亚马逊核实；正式额度以连接店铺后读取的数据为准。',
    '',
    ...files.flatMap(fileLines),
    '',
    `每月成交${source}`,
    HEADINGS.map((name) => name.padStart(COLUMN_WIDTH - name.length)).join(''),
    ...table,
    '',
    ...decisionLines(decision),
    '',
  ].join('\n');
}

function fileLines({ name, kind, rows, rejectedRows, rejected, unknownStatuses }: FileRead): string[] {
  const refused = rejected.map(({ line, reason }) => `    第 ${line} 行：${REASON[reason] ?? reason}`);
  const statuses = Object.entries(unknownStatuses).map(
    ([status, count]) => `    未见过的订单状态“${status}”${count} 行，按未取消统计`,
  );
  const more = rejectedRows > rejected.length ? [`    ……共 ${rejectedRows} 行`] : [];
  return [`${name}　${KIND[kind]}，${rows} 行，未采用 ${rejectedRows} 行`, ...refused, ...more, ...statuses];
}

const OUTCOME: Record<Decision['outcome'], string> = {
  offered: '预计可以授信',
  declined: '目前不符合条件',
  referred: '需要人工复核',
};

function decisionLines({
  outcome,
  limitFen,
  availableFen,
  annualRatePpm,
  score,
  grade,
  reasons,
  wouldHelp,
}: Decision): string[] {
  const offer =
    outcome === 'offered'
      ? [`额度 ${formatWanYuan(limitFen)}，首次可用 ${formatWanYuan(availableFen)}，${formatAnnualRate(annualRatePpm)}`]
      : [];
  const help = wouldHelp.map(({ what, limitFen: then }) => `  ${what}：预计额度 ${formatWanYuan(then)}`);
  return [
    `结果（未核实）：${OUTCOME[outcome]}`,
    ...offer,
    `评分 ${score}（${grade}）`,
    ...(reasons.length > 0 ? ['原因：', ...reasons.map(({ text }) => `  ${text}`)] : []),
    ...(help.length > 0 ? ['怎样提高：', ...help] : []),
  ];
}
