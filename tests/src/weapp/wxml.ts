import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

/** A mounted page as WeChat's own engine sees it. */
export type Mounted = {
  text(): string;
  /** What a screen reader is told: each element's role, with its label or its own words. */
  roles(): { role: string; name: string }[];
  /** Sends an event to the element with this id, as a finger would; false when there is no such element. */
  dispatch(id: string, type: string, detail: object): boolean;
  setData(patch: object): void;
};

type Node = { dispatchEvent(type: string, options: object): void; dom: { tagName: string } };
type Component = {
  attach(parent: unknown): void;
  setData(patch: object): void;
  querySelector(selector: string): Node | undefined;
  toJSON(): Drawn;
  dom: { textContent: string };
};
type Drawn = { attrs: { name: string; value: unknown }[]; children: (Drawn | string)[] };
type Engine = { register(definition: object): string; create(id: string): Component };
type Compiler = { wxmlToJs(folder: string): string };
type Template = (path: string) => unknown;

const require = createRequire(import.meta.url);

/** Globals the component engine expects to find, and where they come from. */
const BROWSER = ['window', 'document', 'Element', 'Node', 'HTMLElement', 'Event', 'CustomEvent', 'MutationObserver'];

/**
 * The official template compiler (wcc) and component engine (exparser) in a DOM of jsdom: WXML is compiled and drawn
 * by WeChat's own code, so that a template Taro forgot to generate shows here and not on a phone.
 */
export function createWxmlEngine(dist: string, eventHandler: string) {
  const dom = new JSDOM('<!doctype html><html><body></body></html>', {
    pretendToBeVisual: true,
    url: 'https://mp.test/',
  });
  const scope = globalThis as unknown as Record<string, unknown>;
  for (const name of BROWSER) scope[name] = (dom.window as unknown as Record<string, unknown>)[name];
  for (const name of ['Touch', 'TouchEvent', 'MouseEvent', 'requestAnimationFrame', 'cancelAnimationFrame']) {
    scope[name] ??= (dom.window as unknown as Record<string, unknown>)[name];
  }
  scope['__webview_engine_version__'] = 0.02;
  (dom.window as unknown as Record<string, unknown>)['__webview_engine_version__'] = 0.02;

  const compiler = require('miniprogram-compiler') as Compiler;
  const engine = require('j-component') as Engine;
  require('miniprogram-simulate');
  const compiled = new Function(compiler.wxmlToJs(dist)) as () => Template;
  const templateOf = compiled();
  let count = 0;

  return (route: string, data: object, handle: (event: object) => void): Mounted => {
    count += 1;
    const id = engine.register({
      id: `page-${count}`,
      tagName: 'page',
      template: templateOf(`${route}.wxml`),
      usingComponents: {},
      data,
      methods: { [eventHandler]: handle },
      options: { styleIsolation: 'apply-shared' },
    });
    const component = engine.create(id);
    component.attach(dom.window.document.body);
    return {
      text: () => component.dom.textContent,
      roles: () => rolesIn(component.toJSON()),
      dispatch(elementId, type, detail) {
        const node = component.querySelector(`#${elementId}`);
        node?.dispatchEvent(type, { detail, bubbles: true });
        return node !== undefined;
      },
      setData: (patch) => component.setData(patch),
    };
  };
}

const wordsIn = (drawn: Drawn | string): string =>
  typeof drawn === 'string' ? drawn : drawn.children.map(wordsIn).join('');

function rolesIn(drawn: Drawn | string): { role: string; name: string }[] {
  if (typeof drawn === 'string') return [];
  const attribute = (name: string) => drawn.attrs.find((one) => one.name === name)?.value;
  const role = attribute('ariaRole');
  const own = role ? [{ role: String(role), name: String(attribute('ariaLabel') || wordsIn(drawn)) }] : [];
  return [...own, ...drawn.children.flatMap(rolesIn)];
}
