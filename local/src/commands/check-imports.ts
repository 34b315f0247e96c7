import { importsStage } from '../checks/imports.ts';
import { runStages } from '../checks/stage.ts';

process.exitCode = await runStages([importsStage()], (text) => process.stdout.write(text));
