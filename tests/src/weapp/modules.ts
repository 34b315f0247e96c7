import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import vm from 'node:vm';

/** The definitions a compiled mini-program gives to WeChat while its files run. */
type Definition = Record<string, unknown> & { data?: unknown; methods?: Record<string, unknown> };
export type Registry = { app?: Definition; pages: Map<string, Definition>; pagePaths: string[] };

type AppJson = {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
};

const pathsIn = ({ pages, subPackages, subpackages }: AppJson): string[] => [
  ...pages,
  ...(subPackages ?? subpackages ?? []).flatMap(({ root, pages: below }) => below.map((page) => `${root}/${page}`)),
];

type Loading = { dist: string; wx: object; currentPages: () => object[]; print: (line: string) => void };

/** Runs every file of the compiled program in a realm of its own, with nothing in it but what WeChat gives. */
export function loadProgram({ dist, wx, currentPages, print }: Loading): Registry {
  const appJson = JSON.parse(readFileSync(resolve(dist, 'app.json'), 'utf8')) as AppJson;
  const registry: Registry = { pages: new Map(), pagePaths: pathsIn(appJson) };
  let loading = '';
  const define = (definition: Definition) => void registry.pages.set(loading, definition);
  const realm: Record<string, unknown> = {
    wx,
    console: { ...console, log: print, info: print, warn: print, error: print },
    // Time runs fast on this phone: no wait of a page is worth a test's time.
    setTimeout: (run: () => void, ms = 0) => setTimeout(run, Math.min(ms, 15)),
    clearTimeout,
    setInterval,
    clearInterval,
    App: (definition: Definition) => {
      registry.app = definition;
    },
    Page: define,
    Component: define,
    Behavior: (definition: Definition) => definition,
    getApp: () => registry.app,
    getCurrentPages: currentPages,
    requirePlugin: () => ({}),
  };
  realm['global'] = realm;
  const context = vm.createContext(realm);
  const loaded = new Map<string, { exports: unknown }>();

  const requireFrom = (folder: string) => (specifier: string) => {
    const file = `${resolve(folder, specifier).replace(/\.js$/, '')}.js`;
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const run = vm.compileFunction(readFileSync(file, 'utf8'), ['require', 'module', 'exports'], {
      filename: file,
      parsingContext: context,
    });
    run(requireFrom(dirname(file)), module, module.exports);
    return module.exports;
  };
  const runFile = requireFrom(dist);
  runFile('./app.js');
  for (const path of registry.pagePaths) {
    loading = path;
    runFile(`./${path}.js`);
  }
  return registry;
}
