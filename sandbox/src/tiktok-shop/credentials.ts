/** The application registered with the sandbox's TikTok Shop. Not a secret: it opens nothing outside this process. */
export const TIKTOK_SHOP_APP = {
  serviceId: '7000000000000000001',
  appKey: '6sandboxappk1',
  appSecret: '5a0db0c0000000000000000000000000sandbox1',
} as const;
