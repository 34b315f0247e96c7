import { allStages, findBrowser } from '../checks/all.ts';
import { runStages } from '../checks/stage.ts';

const browser = findBrowser(process.env);
if (browser) process.env['CHROMIUM'] = browser;

process.exitCode = await runStages(allStages(), (text) => process.stdout.write(text));
