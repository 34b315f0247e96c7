import { validate } from '../validate/validate.ts';

process.exitCode = validate(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
