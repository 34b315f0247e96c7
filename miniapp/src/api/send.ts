import Taro from '@tarojs/taro';
import type { Answer, Sent } from './create-client.ts';

/** Longer than any honest answer; a phone on a train still gets its retry within sight. */
const TIMEOUT_MS = 10_000;

/** The only way out of the phone. WeChat and the web fail alike here: offline, or no answer in time. */
export async function send({ url, method, headers, body }: Sent): Promise<Answer> {
  try {
    const { statusCode, data } = await Taro.request<unknown>({
      url,
      method,
      header: headers,
      timeout: TIMEOUT_MS,
      ...(body === undefined ? {} : { data: body }),
    });
    return { tag: 'answered', status: statusCode, body: data };
  } catch (problem) {
    return { tag: wasTooSlow(problem) ? 'timedOut' : 'offline' };
  }
}

/** WeChat says "request:fail timeout"; the web aborts the fetch. */
function wasTooSlow(problem: unknown): boolean {
  const { errMsg = '', name = '' } = (problem ?? {}) as { errMsg?: string; name?: string };
  return /time ?out/i.test(errMsg) || name === 'AbortError';
}
