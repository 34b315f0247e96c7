import { startSystem } from '../cloud/system.ts';

/*
 * The system in a process of its own, so that it can be killed. Its settings are the argument; it prints its address
 * when it is up.
 */
const [settings] = process.argv.slice(2);
if (settings === undefined) throw new Error('the settings of the system are missing');

const log = (line: string) => void process.stderr.write(`${line}\n`);
const { url } = await startSystem({ ...JSON.parse(settings), log });
process.stdout.write(`${url}\n`);

// Whoever started this holds the other end: when that process is gone, this one must not stay.
process.stdin.on('end', () => process.exit(0)).resume();
