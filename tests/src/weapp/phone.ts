import { loadProgram } from './modules.ts';
import { type Carrier, createWx } from './wx.ts';
import { createWxmlEngine, type Mounted } from './wxml.ts';

/** Taro's tree of a page as it is sent to the view: nodes by number, text in `v`, children in `cn`. */
type TreeNode = { sid?: string; uid?: string; nn?: string; v?: string; cl?: string; cn?: TreeNode[] };
type Instance = Record<string, unknown> & { data: { root?: TreeNode } };
type OpenPage = { route: string; query: Record<string, string>; instance: Instance; view: Mounted };
/** The one handler that Taro's templates bind to every event. */
const EVENT_HANDLER = 'eh';

const idOf = ({ uid, sid }: TreeNode) => uid ?? sid ?? '';

/** A phone that runs the compiled mini-program: its own code in a realm, its templates by WeChat's engine. */
export function createPhone(dist: string, carry: Carrier) {
  const stack: OpenPage[] = [];
  const printed: string[] = [];
  const mount = createWxmlEngine(dist, EVENT_HANDLER);
  const close = () => {
    const page = stack.pop();
    call(page?.instance, 'onHide');
    call(page?.instance, 'onUnload');
  };
  const closeAll = () => {
    while (stack.length > 0) close();
  };
  const { wx, calls, storage, scans } = createWx(carry, {
    navigateTo: (url) => open(url),
    redirectTo: (url) => {
      close();
      open(url);
    },
    reLaunch: (url) => {
      closeAll();
      open(url);
    },
    navigateBack: (delta) => {
      for (let left = delta; left > 0 && stack.length > 1; left -= 1) close();
      call(stack[stack.length - 1]?.instance, 'onShow');
    },
  });
  const registry = loadProgram({
    dist,
    wx,
    currentPages: () => stack.map(({ instance }) => instance),
    print: (...words: unknown[]) => void printed.push(words.map(String).join(' ')),
  });
  const launch = { path: 'pages/home/index', query: {}, scene: 1001 };
  call(registry.app as Instance, 'onLaunch', launch);
  call(registry.app as Instance, 'onShow', launch);

  function open(url: string): void {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?');
    const definition = registry.pages.get(path);
    if (!definition) throw new Error(`phone: there is no page ${path}`);
    call(stack[stack.length - 1]?.instance, 'onHide');
    const query = Object.fromEntries(new URLSearchParams(search));
    const instance = {
      ...definition,
      ...definition.methods,
      route: path,
      __route__: path,
      options: query,
      data: structuredClone(definition.data ?? {}),
      setData(patch: Record<string, unknown>, done?: () => void) {
        const plain = JSON.parse(JSON.stringify(patch)) as Record<string, unknown>;
        for (const [at, value] of Object.entries(plain)) setAt(instance.data, at, value);
        page.view.setData(plain);
        if (done) setImmediate(done);
      },
      selectComponent: () => null,
      getTabBar: () => null,
      getOpenerEventChannel: () => ({ on() {}, emit() {} }),
    } as unknown as Instance;
    const handle = (event: object) => call(instance, EVENT_HANDLER, event);
    const page: OpenPage = { route: path, query, instance, view: mount(path, structuredClone(instance.data), handle) };
    stack.push(page);
    call(instance, 'onLoad', query);
    call(instance, 'onShow');
    setImmediate(() => call(instance, 'onReady'));
  }

  const top = (): OpenPage => {
    const page = stack[stack.length - 1];
    if (!page) throw new Error('phone: no page is open');
    return page;
  };

  return {
    open,
    calls,
    storage,
    scans,
    printed,
    get route() {
      return top().route;
    },
    get query() {
      return top().query;
    },
    /** What WeChat's engine has drawn. */
    text: () => top().view.text(),
    roles: () => top().view.roles(),
    async tap(words: string) {
      await this.waitFor(words);
      const { instance, view } = top();
      const found = deepest(instance.data.root, (node) => textOf(node).includes(words));
      if (!found || !view.dispatch(idOf(found), 'tap', {})) throw new Error(`phone: nothing says ${words}`);
      await moment();
    },
    /** An event only WeChat can send, such as the phone number it hands over, to the button that says so. */
    async fire(words: string, type: string, detail: object) {
      const found = find(top().instance.data.root, ({ nn, ...node }) => nn !== undefined && isButton(node, words));
      if (!found || !top().view.dispatch(idOf(found), type, detail)) throw new Error(`phone: no button says ${words}`);
      await moment();
    },
    async type(id: string, value: string) {
      const { view } = top();
      if (!view.dispatch(id, 'input', { value, cursor: value.length }))
        throw new Error(`phone: no field is called ${id}`);
      await moment();
      view.dispatch(id, 'blur', { value });
      await moment();
    },
    async waitFor(words: string) {
      for (let tries = 0; tries < 150; tries += 1) {
        if (stack.length > 0 && top().view.text().includes(words)) return;
        await moment();
      }
      throw new Error(`phone: ${words} never came on ${top().route}: ${top().view.text().slice(0, 400)}`);
    },
    close: closeAll,
  };
}

export const moment = () => new Promise((resolve) => setTimeout(resolve, 20));

function call(instance: Instance | undefined, name: string, ...given: unknown[]): void {
  const method = instance?.[name];
  if (typeof method === 'function') method.apply(instance, given);
}

/** Taro's patches name their place as `root.cn.[0].cn.[2].v`. */
function setAt(data: object, at: string, value: unknown): void {
  const keys = at.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop() ?? '';
  let here = data as Record<string, unknown>;
  for (const [index, key] of keys.entries()) {
    here[key] ??= /^\d+$/.test(keys[index + 1] ?? last) ? [] : {};
    here = here[key] as Record<string, unknown>;
  }
  here[last] = value;
}

const textOf = (node: TreeNode): string => node.v ?? (node.cn ?? []).map(textOf).join('');

function find(node: TreeNode | undefined, fits: (node: TreeNode) => boolean): TreeNode | undefined {
  if (!node) return undefined;
  if (fits(node)) return node;
  for (const child of node.cn ?? []) {
    const found = find(child, fits);
    if (found) return found;
  }
  return undefined;
}

/** The smallest element that still says it; the last of them, since sheets stand at the end of a page. */
function deepest(node: TreeNode | undefined, fits: (node: TreeNode) => boolean): TreeNode | undefined {
  if (!node || !fits(node)) return undefined;
  const inside = (node.cn ?? []).map((child) => deepest(child, fits)).filter((found) => found !== undefined);
  return inside[inside.length - 1] ?? (node.sid === undefined || node.v !== undefined ? undefined : node);
}

const isButton = ({ cl = '', ...node }: TreeNode, words: string): boolean =>
  cl.includes('action') && textOf(node).includes(words);
