import type { World } from '@loan/sandbox/kernel/world';
import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';
import type { Weather } from './weather.ts';

/** Nobody is reached under it: every call is answered in this process. */
export const HOME = 'http://simulated.invalid';
export const SANDBOX = `${HOME}/sandbox`;

const WAY_MS = 60;
/** As long as our patience with the slowest of vendors; nobody waits longer. */
const PATIENCE_MS = 15_000;

/** What a stand-in was asked, and its answer. */
export type Served = { vendor: string; path: string; body: string; status: number; answer: string };

type Options = {
  timeline: Timeline;
  chance: Chance;
  weather: Weather;
  sandbox: { world: () => World; fetch: (request: Request) => Response | Promise<Response> };
  api: (request: Request) => Promise<Response>;
  /** Told of each answer of a stand-in once it has been made, heard or not. */
  onServed: (served: Served) => void;
};

/** Carries every call between us, the vendors and the people's phones, and loses some. */
export function createNetwork({ timeline, chance, weather, sandbox, api, onServed }: Options): typeof fetch {
  const oneWay = () => timeline.wait(chance.delayMs(WAY_MS));
  const timeOut = async (): Promise<never> => {
    await timeline.wait(PATIENCE_MS);
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  };

  async function served(request: Request, vendor: string): Promise<Response> {
    for (const fault of [weather.vendorFault(vendor), weather.callbackFault(vendor)])
      if (fault) sandbox.world().faults.add(fault);
    const body = await request.clone().text();
    return timeline.outside(async () => {
      const path = new URL(request.url).pathname;
      const response = await sandbox.fetch(request);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const answer = vendor === 'bank' ? new TextDecoder().decode(bytes) : '';
      onServed({ vendor, path, body, status: response.status, answer });
      return whole(response, bytes);
    });
  }

  return async (input, init) => {
    // Whoever gives up does so on the timeline; the real clock of a signal has no say here.
    const { signal: _, ...rest } = init ?? {};
    const request = new Request(input, rest);
    const [, first = '', vendor = ''] = new URL(request.url).pathname.split('/');
    const place = first === 'sandbox' ? vendor : 'api';
    const mishap = weather.onTheWayTo(place);
    await oneWay();
    if (mishap === 'refused') throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    if (mishap === 'neverArrives') return timeOut();
    const response = await (place === 'api' ? api(request) : served(request, vendor));
    if (mishap === 'answerLost') return timeOut();
    await oneWay();
    return response;
  };
}

/** The same answer with its body in hand: streams that end later would end in real time. */
function whole(response: Response, bytes: Uint8Array<ArrayBuffer>): Response {
  const isEmpty = [204, 301, 302, 303, 304].includes(response.status) && bytes.length === 0;
  return new Response(isEmpty ? null : bytes, { status: response.status, headers: response.headers });
}
