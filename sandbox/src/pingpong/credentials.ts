/** The application registered with the sandbox's PingPong. Not a secret: it opens nothing outside this process. */
export const PINGPONG_APP = { appId: '80200000000001', appSecret: 'SANDBOXPINGPONGSECRET001' } as const;
