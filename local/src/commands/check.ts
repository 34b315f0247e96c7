import { fastStages } from '../checks/fast.ts';
import { runStages } from '../checks/stage.ts';

process.exitCode = await runStages(fastStages(), (text) => process.stdout.write(text));
