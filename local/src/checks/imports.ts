import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '@loan/shared/schema';
import { runProgram } from './program.ts';
import { installed, ROOT } from './root.ts';
import type { Outcome, Stage } from './stage.ts';

/** The folders whose imports are bound by rules; the bench is a package of its own and imports what it likes. */
const PACKAGES = ['shared', 'functions', 'miniapp', 'sandbox', 'local', 'tests'];

const CRUISER = installed('dependency-cruiser/bin/dependency-cruise.mjs');
const RULES = join(ROOT, '.dependency-cruiser.cjs');

/**
 * Fewer modules than this means that the check saw nothing, not that nothing is wrong: a parser that
 * does not understand TypeScript finds "no violations (0 modules)" and is content. Raise it as the code grows.
 */
const MODULES_FLOOR = 150;

/** The part of dependency-cruiser's JSON that we read. Source: its cruise-result schema. */
const Cruise = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        comment: z.string().optional(),
      }),
    ),
  }),
});

export type ImportCheck = {
  modules: number;
  unseen: string[];
  violations: { rule: string; from: string; to: string }[];
};

/** Applies the repository's import rules to a tree that has its shape. */
export async function checkImports(root: string, signal?: AbortSignal): Promise<ImportCheck> {
  const files = PACKAGES.flatMap((name) => sourcesIn(root, name));
  const { stdout, stderr } = await runProgram({
    command: ['node', CRUISER, '--config', RULES, '--output-type', 'json', ...files],
    cwd: root,
    timeoutMs: 120_000,
    ...(signal && { signal }),
  });
  const cruise = Cruise.safeParse(jsonOf(stdout));
  if (!cruise.success) throw new Error(`dependency-cruiser gave no result: ${stderr.slice(0, 2_000)}`);

  const seen = new Set(cruise.data.modules.map(({ source }) => source));
  return {
    modules: files.filter((file) => seen.has(file)).length,
    unseen: files.filter((file) => !seen.has(file)),
    violations: cruise.data.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** Every source file has to have been seen, and there have to be as many as we know there are. */
export function importsStage(): Stage {
  return {
    name: 'import rules',
    async run(signal): Promise<Outcome> {
      const check = await checkImports(ROOT, signal);
      const problems = [
        ...check.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
        ...check.unseen.map((file) => `not seen: ${file}`),
        ...(check.modules < MODULES_FLOOR ? [`only ${check.modules} modules seen, expected ${MODULES_FLOOR}`] : []),
      ];
      const report = problems.map((problem) => `  ${problem}\n`).join('');
      return { passed: report ? 0 : 1, failed: report ? 1 : 0, notRun: [], report };
    },
  };
}

function sourcesIn(root: string, name: string): string[] {
  return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
