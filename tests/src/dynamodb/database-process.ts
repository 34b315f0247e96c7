import { startDynamoDb } from '@loan/local/dynamodb/server';

/*
 * The embedded database in a process of its own, so that a test can kill it.
 * Its folder is the argument; it prints its endpoint when it is up.
 */
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('the folder of the database is missing');

const { endpoint } = await startDynamoDb({ path });
process.stdout.write(`${endpoint}\n`);

// Whoever started this holds the other end: when that process is gone, this one must not stay.
process.stdin.on('end', () => process.exit(0)).resume();
