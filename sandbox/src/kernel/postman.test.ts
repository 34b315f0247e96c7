import { describe, expect, it } from '@jest/globals';
import { createFaults, type Fault } from './faults.ts';
import { createPostman, type Postman } from './postman.ts';
import { createState, type State } from './state.ts';
import type { Delivery } from './world.ts';

const URL_OF_OURS = 'http://partner.example/callback';

/** A receiver that says what it is told to say and remembers what it got. */
function createReceiver(answers: (number | 'silence')[] = []) {
  const received: string[] = [];
  const receive: typeof fetch = async (_, init) => {
    const answer = answers.shift() ?? 200;
    received.push(String(init?.body));
    if (answer === 'silence') throw new TypeError('fetch failed');
    return new Response(answer === 200 ? 'success' : 'no', { status: answer });
  };
  return { received, fetch: receive };
}

const aDelivery = (name: string, changes: Partial<Delivery> = {}): Delivery => ({
  vendor: 'bank',
  event: name,
  url: URL_OF_OURS,
  sign: (bad) => ({ headers: {}, body: bad ? `${name}, badly signed` : name }),
  accepted: (status, body) => status === 200 && body.includes('success'),
  retryMs: [5, 5],
  ...changes,
});

const aFault = (kind: Fault['kind'], changes: Partial<Fault> = {}): Fault => ({
  vendor: 'bank',
  kind,
  times: 1,
  ...changes,
});

function createOffice(fetch: typeof globalThis.fetch, state: State = createState()) {
  const faults = createFaults(state);
  return { state, faults, postman: createPostman({ state, faults, fetch }) };
}

const waiting = (state: State) => state.entries('deliveries').length;

/** Waits until nothing is left to deliver; two seconds at most. */
async function allDelivered(state: State, postman: Postman) {
  for (let i = 0; i < 400 && waiting(state) > 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  postman.close();
}

describe('a callback', () => {
  it('arrives once when it is accepted', async () => {
    const { received, fetch } = createReceiver();
    const { state, postman } = createOffice(fetch);
    postman.post(aDelivery('signed'));
    await allDelivered(state, postman);
    expect(received).toEqual(['signed']);
  });

  it('is sent again after an error, a silence and an answer without the word', async () => {
    const { received, fetch } = createReceiver([500, 'silence']);
    const { state, postman } = createOffice(fetch);
    postman.post(aDelivery('signed'));
    await allDelivered(state, postman);
    expect(received).toEqual(['signed', 'signed', 'signed']);
  });

  it('is given up after the last waiting time', async () => {
    const { received, fetch } = createReceiver([500, 500, 500, 500]);
    const { state, postman } = createOffice(fetch);
    postman.post(aDelivery('signed'));
    await allDelivered(state, postman);
    expect(received).toHaveLength(3);
  });

  it('arrives twice when a duplicate is asked for', async () => {
    const { received, fetch } = createReceiver();
    const { state, faults, postman } = createOffice(fetch);
    faults.add(aFault('duplicate'));
    postman.post(aDelivery('signed'));
    postman.post(aDelivery('finished'));
    await allDelivered(state, postman);
    expect(received.sort()).toEqual(['finished', 'signed', 'signed']);
  });

  it('arrives behind the next one when disorder is asked for', async () => {
    const { received, fetch } = createReceiver();
    const { state, faults, postman } = createOffice(fetch);
    faults.add(aFault('outOfOrder', { match: 'signed' }));
    postman.post(aDelivery('signed'));
    postman.post(aDelivery('finished'));
    await allDelivered(state, postman);
    expect(received).toEqual(['finished', 'signed']);
  });

  it('arrives late when that is asked for', async () => {
    const { received, fetch } = createReceiver();
    const { state, faults, postman } = createOffice(fetch);
    faults.add(aFault('late', { delayMs: 40 }));
    postman.post(aDelivery('signed'));
    postman.post(aDelivery('finished'));
    await allDelivered(state, postman);
    expect(received).toEqual(['finished', 'signed']);
  });

  it('never arrives when its loss is asked for, and only the one that was meant', async () => {
    const { received, fetch } = createReceiver();
    const { state, faults, postman } = createOffice(fetch);
    faults.add(aFault('lost', { match: 'signed' }));
    faults.add(aFault('lost', { vendor: 'fadada' }));
    postman.post(aDelivery('finished'));
    postman.post(aDelivery('signed'));
    await allDelivered(state, postman);
    expect(received).toEqual(['finished']);
  });

  it('is signed wrongly once when that is asked for, and rightly on the next try', async () => {
    const { received, fetch } = createReceiver([401]);
    const { state, faults, postman } = createOffice(fetch);
    faults.add(aFault('badSignature'));
    postman.post(aDelivery('signed'));
    await allDelivered(state, postman);
    expect(received).toEqual(['signed, badly signed', 'signed']);
  });
});

describe('a callback that was waiting when the sandbox stopped', () => {
  const stopBeforeDelivery = () => {
    const { state, postman } = createOffice(createReceiver().fetch);
    postman.post(aDelivery('signed'));
    postman.close();
    expect(waiting(state)).toBe(1);
    return state;
  };

  it('is delivered after the restart as it was signed last', async () => {
    const state = stopBeforeDelivery();
    const { received, fetch } = createReceiver();
    const { postman } = createOffice(fetch, state);
    postman.resume();
    await allDelivered(state, postman);
    expect(received).toEqual(['signed']);
  });

  it('is signed anew by a vendor that knows how', async () => {
    const state = stopBeforeDelivery();
    const { received, fetch } = createReceiver([200, 200]);
    const { postman } = createOffice(fetch, state);
    postman.resumeWith('bank', (event, last) => ({
      sign: () => ({ headers: {}, body: `${event}: ${last.body}, signed anew` }),
      accepted: (status) => status === 200,
    }));
    postman.resume();
    await allDelivered(state, postman);
    expect(received).toEqual(['signed: signed, signed anew']);
  });

  it('is not sent wrongly signed again only because its last try was', async () => {
    const state = createState();
    const first = createOffice(createReceiver([401]).fetch, state);
    first.faults.add(aFault('badSignature'));
    first.postman.post(aDelivery('signed', { retryMs: [60_000] }));
    while ((state.entries<{ attempts: number }>('deliveries')[0]?.[1].attempts ?? 0) < 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    first.postman.close();
    const { received, fetch } = createReceiver();
    const second = createOffice(fetch, state);
    second.postman.resume();
    await allDelivered(state, second.postman);
    expect(received).toEqual(['signed']);
  });

  it('keeps count of its tries across restarts', async () => {
    const state = createState();
    const first = createOffice(createReceiver([500, 500, 500]).fetch, state);
    first.postman.post(aDelivery('signed', { retryMs: [1, 60_000] }));
    while ((state.entries<{ attempts: number }>('deliveries')[0]?.[1].attempts ?? 0) < 2) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    first.postman.close();
    const { received, fetch } = createReceiver([500]);
    const second = createOffice(fetch, state);
    second.postman.resume();
    await allDelivered(state, second.postman);
    expect(received).toHaveLength(1);
  });
});
