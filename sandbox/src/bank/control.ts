import { Hono } from 'hono';
import { Behaviour, clearBehaviour, setBehaviour } from './behaviour.ts';
import type { Desk } from './desk.ts';
import { instructions } from './disbursement.ts';
import { lastSeq, lineOf } from './event-line.ts';
import { catchUp, pingPartner } from './partner.ts';
import { type Received, receivedMessages } from './received.ts';

/** For testers: how the bank is to behave, and what it has seen. No bank has these. */
export function createBankControl(desk: Desk): Hono {
  const { world } = desk;
  const app = new Hono();
  app.post('/behaviour', async (c) => {
    const behaviour = Behaviour(await c.req.json().catch(() => undefined));
    if (!behaviour.ok) return c.json({ error: `${behaviour.error.path}: ${behaviour.error.expected}` }, 400);
    setBehaviour(world, behaviour.value);
    return c.json(behaviour.value);
  });
  app.delete('/behaviour', (c) => {
    clearBehaviour(world);
    return c.json({ cleared: true });
  });
  app.get('/instructions', (c) => c.json(instructions(world)));
  app.get('/log', (c) => c.json(receivedMessages(world).map(withoutText)));
  app.get('/events', (c) => {
    const applicationId = c.req.query('applicationId') ?? '';
    const received = receivedMessages(world).filter(
      (one) => one.service === 'event.deliver' && one.applicationId === applicationId,
    );
    // `raw=1` adds each message exactly as it came, for whoever wants to verify it again.
    const shown = c.req.query('raw') === '1' ? received : received.map(withoutText);
    return c.json({
      applicationId,
      last: lastSeq(world, applicationId),
      line: lineOf(world, applicationId),
      received: shown,
    });
  });
  app.post('/catch-up', async (c) => {
    const { applicationId } = ((await c.req.json().catch(() => undefined)) ?? {}) as { applicationId?: unknown };
    if (typeof applicationId !== 'string' || applicationId === '') return c.json({ error: 'applicationId' }, 400);
    return c.json(await catchUp(desk, applicationId));
  });
  app.post('/ping', async (c) => c.json(await pingPartner(desk)));
  return app;
}

const withoutText = ({ headers: _headers, body: _body, ...rest }: Received) => rest;
