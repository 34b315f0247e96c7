/** A request of the program as WeChat's network would carry it, and what comes back. */
type WxRequest = { url: string; method: string; header: Record<string, string>; data: unknown };
export type Carrier = (request: WxRequest) => { statusCode: number; data: unknown } | 'offline';

export type Navigation = {
  navigateTo(url: string): void;
  redirectTo(url: string): void;
  reLaunch(url: string): void;
  navigateBack(delta: number): void;
};

type Options = Record<string, unknown> & {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
};
type Call = { name: string; options: unknown };

const SYSTEM = {
  windowWidth: 390,
  windowHeight: 763,
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  SDKVersion: '3.8.0',
  platform: 'ios',
  theme: 'light',
  fontSizeSetting: 16,
};

/** What the program calls and needs nothing back from. Taro takes over whatever stands here, and nothing else. */
const PLAIN = ['setClipboardData', 'openPrivacyContract', 'makePhoneCall', 'downloadFile', 'openDocument'];
const LISTENERS = ['onThemeChange', 'onNeedPrivacyAuthorization'];

/** WeChat's own interface as far as the program uses it; every call is written down. */
export function createWx(carry: Carrier, navigation: Navigation) {
  const calls: Call[] = [];
  const storage = new Map<string, unknown>();
  /** What the camera reads next; with nothing before it the person goes back. */
  const scans: string[] = [];

  const answer = (options: Options | undefined, result: object, failed = false) => {
    void Promise.resolve().then(() => {
      (failed ? options?.fail : options?.success)?.({ errMsg: failed ? 'fail' : 'ok', ...result });
      options?.complete?.({ errMsg: failed ? 'fail' : 'ok', ...result });
    });
  };
  const moves =
    (go: (options: Options) => void) =>
    (options: Options = {}) => {
      go(options);
      answer(options, {});
    };

  const known: Record<string, (...given: never[]) => unknown> = {
    getSystemInfoSync: () => SYSTEM,
    getWindowInfo: () => SYSTEM,
    getDeviceInfo: () => SYSTEM,
    getAppBaseInfo: () => SYSTEM,
    getSystemSetting: () => ({}),
    canIUse: () => true,
    getLaunchOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001 }),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 51, right: 383, bottom: 83, left: 296 }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    nextTick: (run: () => void) => setImmediate(run),
    getRandomValues: (options: Options) =>
      answer(options, { randomValues: crypto.getRandomValues(new Uint8Array(Number(options['length']))).buffer }),
    login: (options: Options) => answer(options, { code: 'login-code' }),
    requestSubscribeMessage: (options: Options) =>
      answer(options, Object.fromEntries((options['tmplIds'] as string[]).map((id) => [id, 'accept']))),
    scanCode: (options: Options) => {
      const result = scans.shift();
      answer(options, { result }, result === undefined);
    },
    request: (options: Options) => {
      const { url, method = 'GET', header = {}, data } = options as unknown as WxRequest;
      const body = typeof data === 'string' && data !== '' ? JSON.parse(data) : undefined;
      const answered = carry({ url, method, header, data: body });
      if (answered === 'offline') answer(options, { errMsg: 'request:fail' }, true);
      else answer(options, { ...answered, header: {} });
      return { abort() {} };
    },
    navigateTo: moves(({ url }) => navigation.navigateTo(String(url))),
    redirectTo: moves(({ url }) => navigation.redirectTo(String(url))),
    reLaunch: moves(({ url }) => navigation.reLaunch(String(url))),
    navigateBack: moves(({ delta }) => navigation.navigateBack(Number(delta ?? 1))),
    createSelectorQuery: () => {
      const query: Record<string, unknown> = {
        exec: (done?: (found: unknown[]) => void) => setImmediate(() => done?.([])),
      };
      for (const step of ['in', 'select', 'selectAll', 'selectViewport', 'boundingClientRect', 'fields']) {
        query[step] = () => query;
      }
      return query;
    },
  };

  for (const name of LISTENERS) known[name] = () => {};
  for (const name of PLAIN) known[name] = (options?: Options) => answer(options, {});
  const wx: Record<string, unknown> = {};
  for (const [name, own] of Object.entries(known)) {
    wx[name] = (...given: unknown[]) => {
      calls.push({ name, options: given[0] });
      return (own as (...given: unknown[]) => unknown)(...given);
    };
  }
  return { wx, calls, storage, scans };
}
