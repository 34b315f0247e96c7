import { formatDay } from '@loan/shared/money/format';
import { addDays, type Day, type Instant, instantOf, shanghaiDay } from '@loan/shared/time/instant';

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** 24-hour clock of Shanghai: 09:50. */
export const formatTime = (at: Instant): string =>
  new Date(Date.parse(at) + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);

/** 12月24日; with the year when it is not this one. */
export function formatDate(day: Day, now: Date): string {
  const full = formatDay(day);
  return day.slice(0, 4) === shanghaiDay(instantOf(now)).slice(0, 4) ? full.replace(/^\d+年/, '') : full;
}

/** 今天 09:50, 明天 09:12, 12月24日 18:00. */
export function formatMoment(at: Instant, now: Date): string {
  const today = shanghaiDay(instantOf(now));
  const day = shanghaiDay(at);
  const near: Record<string, string> = {
    [addDays(today, -1)]: '昨天',
    [today]: '今天',
    [addDays(today, 1)]: '明天',
  };
  return `${near[day] ?? formatDate(day, now)} ${formatTime(at)}`;
}

/** The last day on which something stands: 12月8日前. */
export const formatUntil = (at: Instant, now: Date): string => `${formatDate(shanghaiDay(at), now)}前`;

/** 2026年12月24日 周四. */
export const formatLongDay = (day: Day): string =>
  `${formatDay(day)} ${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}`;

/** 2 小时 16 分, 45 分, 不到 1 分. */
export function formatSpan(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return '不到 1 分';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} 分`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}
