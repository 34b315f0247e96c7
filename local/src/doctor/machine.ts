import { addDays, type Day } from '@loan/shared/time/instant';
import { type Finding, lacking, soon, unseen, well } from './finding.ts';

/** Callbacks are refused beyond five minutes; a clock that is a minute off is on its way there. */
const MOST_SKEW_MS = 60_000;
/** The State Council's notice for the next year appears each November. */
const CALENDAR_SOON_DAYS = 60;
const CALENDAR_NEEDED_DAYS = 14;

export function nodeFinding(version: string): Finding {
  const major = Number(version.replace(/^v/, '').split('.')[0]);
  const what = `Node ${version} here, Node 22 in the cloud`;
  return major < 22
    ? soon(what, 'AWS SDK versions of 2027 need Node 22: install Node 22 or 24 before updating.')
    : well(what);
}

export function calendarFinding(today: Day, end: Day): Finding {
  const what = `Working days are known until ${end}`;
  if (end > addDays(today, CALENDAR_SOON_DAYS)) return well(what);
  const cure =
    "Update chinese-days when the State Council's notice for the next year is out; a due date beyond fails loudly.";
  return end > addDays(today, CALENDAR_NEEDED_DAYS) ? soon(what, cure) : lacking(what, cure);
}

/** `theirs`: the Date header of somebody's answer; undefined when nobody answered. */
export function clockFinding(now: Date, theirs: string | undefined): Finding {
  const at = Date.parse(theirs ?? '');
  if (Number.isNaN(at))
    return unseen('Clock of this machine', 'Nobody could be asked for the time: no network from here.');
  const skewMs = Math.abs(now.getTime() - at);
  const what = `Clock of this machine is ${Math.round(skewMs / 1000)} s off`;
  return skewMs <= MOST_SKEW_MS
    ? well(what)
    : lacking(what, 'Set it by NTP: signatures beyond five minutes are refused.');
}

/** Asks one well-known server for the time. */
export async function timeElsewhere(ask: typeof fetch): Promise<string | undefined> {
  try {
    const answer = await ask('https://api.weixin.qq.com/', { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
    return answer.headers.get('date') ?? undefined;
  } catch {
    return undefined;
  }
}
