import { spawn } from 'node:child_process';

/** What is kept of one program's words: the import graph of a tree four times this one's, and a bound all the same. */
const OUTPUT_MAX_CHARS = 16_000_000;

export type Program = {
  /** The program and its arguments; `node` is the Node that runs us. */
  command: readonly [string, ...string[]];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  timeoutMs: number;
  /** Ends the program early, as when the person presses Ctrl-C. */
  signal?: AbortSignal;
};

export type Finished = { exitCode: number; stdout: string; stderr: string; timedOut: boolean };

/** Runs a program to its end, or to its time limit, and keeps what it said. */
export function runProgram({ command, cwd, env = process.env, timeoutMs, signal }: Program): Promise<Finished> {
  const [name, ...args] = command;
  const timeout = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const child = spawn(name === 'node' ? process.execPath : name, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => keep('stdout', text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => keep('stderr', text));
    child.on('error', (error) => keep('stderr', `${error.message}\n`));
    child.on('close', (code) => resolve({ exitCode: code ?? 1, ...said, timedOut: timeout.aborted }));

    function keep(stream: 'stdout' | 'stderr', text: string) {
      if (said[stream].length < OUTPUT_MAX_CHARS) said[stream] += text;
    }
  });
}
