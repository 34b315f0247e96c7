import { createHash } from 'node:crypto';
import { cpuMicros } from '../comparison.ts';
import { CONTESTANTS } from './contestants.ts';
import type { MonthSaid } from './months.ts';

/** One contestant in a process of its own, so that nobody's memory or warm engine helps another. */
const [name = '', file = ''] = process.argv.slice(2);
const read = await CONTESTANTS[name]?.();
if (!read) throw new Error(`no contestant ${name}`);
let months: MonthSaid[] = [];
const micros = await cpuMicros(async () => {
  months = await read(file);
});
const said = createHash('sha256').update(JSON.stringify(months)).digest('hex');
process.stdout.write(JSON.stringify({ micros, peakMib: Math.round(process.resourceUsage().maxRSS / 1024), said }));
