import { sendMessage } from '../use-cases/account/send-message.ts';
import { beginAssessment } from '../use-cases/application/request-assessment.ts';
import { expire, watchClock } from '../use-cases/application/timers.ts';
import { assess } from '../use-cases/assess/assess.ts';
import { closeBacking } from '../use-cases/backing/close-backing.ts';
import { askBank, queryBank } from '../use-cases/bank/apply.ts';
import { releaseDrawdown } from '../use-cases/drawdown/disburse-result.ts';
import { holdDrawdown } from '../use-cases/drawdown/hold.ts';
import { instructDrawdown, queryDrawdown } from '../use-cases/drawdown/instruct.ts';
import { forgetFiles } from '../use-cases/files/forget-files.ts';
import { readFiles } from '../use-cases/files/read-files.ts';
import { decideShadow } from '../use-cases/policy-release/decide-shadow.ts';
import { printPortrait } from '../use-cases/portrait/print-portrait.ts';
import { checkBureau, prepareBureau } from '../use-cases/signing/bureau.ts';
import { checkIdentity } from '../use-cases/signing/identity.ts';
import { cancelTask, checkSigning, prepareContract } from '../use-cases/signing/loan-signing.ts';
import { revokeSource } from '../use-cases/source/disconnect-source.ts';
import { readSource } from '../use-cases/source/read-source.ts';
import type { JobHandlers } from '../use-cases/work/work.ts';

/** Which use case does which job. A kind without one does not compile. */
export const WORK: JobHandlers = {
  readSource,
  beginAssessment,
  assess,
  decideShadow,
  checkIdentity,
  prepareBureau,
  checkBureau,
  askBank,
  queryBank,
  prepareContract,
  checkSigning,
  holdDrawdown,
  instructDrawdown,
  queryDrawdown,
  releaseDrawdown,
  watchClock,
  expire,
  sendMessage,
  revokeSource,
  closeBacking,
  printPortrait,
  readFiles,
  forgetFiles,
  cancelTask,
};
