/** The mini-program registered with the sandbox's WeChat. Not a secret: it opens nothing outside this process. */
export const WECHAT_APP = { appId: 'wx5a9d0b0c0de01122', secret: 'sandbox-wechat-app-secret-0000001' } as const;
