import { cloudProblem } from './cloud-problem.ts';
import { type Answer, type Command, refusal, type Terminal } from './command.ts';
import { DEAD } from './dead.ts';
import { DECISION } from './decision.ts';
import { DEPOSIT } from './deposit.ts';
import { EVIDENCE } from './evidence.ts';
import { INSURANCE } from './insurance.ts';
import { type Invocation, type Misuse, readInvocation } from './invocation.ts';
import { JOURNAL } from './journal.ts';
import { MONITOR } from './monitor.ts';
import { openPlace } from './open.ts';
import { POLICY } from './policy/policy.ts';
import { POLICY_RELEASES } from './policy/releases.ts';
import { PORTRAIT } from './portrait.ts';
import { REVIEWS } from './reviews.ts';
import { STAFF } from './staff.ts';
import { helpText, usageOf } from './usage.ts';

const COMMANDS: readonly Command[] = [
  ...DEAD,
  ...REVIEWS,
  ...DEPOSIT,
  ...INSURANCE,
  ...DECISION,
  ...POLICY,
  ...POLICY_RELEASES,
  ...MONITOR,
  ...EVIDENCE,
  ...PORTRAIT,
  ...STAFF,
  ...JOURNAL,
];

const MISUSED = 2;

/** `npm run ops -- …`: what only a person may do, on one machine or on a stage. Gives the exit code. */
export async function ops(argv: readonly string[], { out, err, now }: Terminal): Promise<number> {
  const read = readInvocation(argv, COMMANDS);
  if (!read.ok) {
    if (read.error.tag === 'Help') out(helpText(COMMANDS));
    else err(misuseText(read.error));
    return read.error.tag === 'Help' ? 0 : MISUSED;
  }
  const { exit, text, json, refused } = await answerOf(read.value, now);
  if (read.value.json) out(`${JSON.stringify(json, null, 2)}\n`);
  else if (refused) err(`${text}\n`);
  else out(`${text}\n`);
  return exit;
}

const misuseText = ({ message, command }: Extract<Misuse, { tag: 'Misused' }>): string =>
  command
    ? `${message}.\nUsage: npm run ops -- ${usageOf(command)}\n`
    : `${message}. "npm run ops -- --help" shows all there are.\n`;

const IDLE = 'Nothing is running on this folder: the work that follows is done at the next "npm start".';

async function answerOf({ command, given, place }: Invocation, now: () => Date): Promise<Answer> {
  if ('runAlone' in command) return command.runAlone(given, now);
  const opened = await openPlace(place, now);
  if (!opened.ok) return refusal(opened.error.message);
  const { deps, idle, close } = opened.value;
  try {
    const answer = await command.run(deps, given);
    const waits = idle && command.leavesWork && answer.exit === 0;
    return waits ? { ...answer, text: `${answer.text}\n${IDLE}` } : answer;
  } catch (error) {
    const message = 'stage' in place ? cloudProblem(error, place.stage) : undefined;
    if (message === undefined) throw error;
    return refusal(message);
  } finally {
    await close();
  }
}
