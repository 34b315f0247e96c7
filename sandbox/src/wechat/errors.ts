import type { Context } from 'hono';

/**
 * WeChat's own error numbers and words. It answers 200 whatever happened; the number tells.
 * Source: developers.weixin.qq.com, error tables of auth.code2Session, getStableAccessToken, getPhoneNumber,
 * subscribeMessage.send and generateUrlLink.
 */
const WORDS = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40165: 'invalid weapp pagepath',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43101: 'user refuse to accept the msg',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  85401: 'time limit between 1min and 30days',
  87009: 'invalid signature',
} as const;

export type WechatErrorCode = keyof typeof WORDS;

export const refuse = (c: Context, errcode: WechatErrorCode, more = ''): Response =>
  c.json({ errcode, errmsg: `${WORDS[errcode]}${more && ` ${more}`}` });

export const fine = (c: Context, answer: object = {}): Response => c.json({ errcode: 0, errmsg: 'ok', ...answer });

/** The quota fault in WeChat's words. */
export const tooMany = (c: Context): Response => refuse(c, 45009);
