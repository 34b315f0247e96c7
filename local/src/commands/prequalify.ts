import { prequalify } from '../prequalify/prequalify.ts';

process.exitCode = await prequalify(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  now: () => new Date(),
});
