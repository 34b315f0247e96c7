import { keep, readKept } from '../platform/storage.ts';
import { IS_WEAPP } from '../platform/target.ts';
import { type Call, createClient } from './create-client.ts';
import { logIn } from './log-in.ts';
import { send } from './send.ts';

/** The web page is served by the server it speaks to; the mini-program is told at build time where that is. */
const base = IS_WEAPP ? `${process.env.TARO_APP_API ?? ''}/api` : '/api';

/** Every question the pages ask the server goes through here. */
export const call: Call = createClient({
  base,
  send,
  token: { read: () => readKept('token'), write: (token) => keep('token', token) },
  logIn: () => logIn(call),
});
