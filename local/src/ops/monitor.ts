import { monitor } from '@loan/functions/use-cases/ops/monitor';
import type { Command } from './command.ts';
import { monitorText } from './monitor-text.ts';
import { refused } from './refusal.ts';
import { readWindow } from './window.ts';

export const MONITOR: readonly Command[] = [
  {
    name: 'monitor report',
    what: 'drift of score and characteristics (PSI), approval by segment, overrides; exit 1 where something is red',
    takes: ['from', 'to', 'product'],
    async run(deps, given) {
      const window = readWindow(given, deps.now());
      const report = window.ok ? await monitor(deps, window.value) : window;
      if (!report.ok) return refused('', report.error);
      const { products, overrides } = report.value;
      const signals = [overrides.signal, ...products.flatMap(({ drifts }) => drifts.map(({ signal }) => signal))];
      return { exit: signals.includes('red') ? 1 : 0, text: monitorText(report.value), json: report.value };
    },
  },
];
