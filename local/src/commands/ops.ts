import { ops } from '../ops/ops.ts';

process.exitCode = await ops(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  now: () => new Date(),
});
