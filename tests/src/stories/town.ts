import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type System, type SystemOptions, startSystem } from '@loan/local/cloud/system';
import { postJson } from '@loan/local/demo/phone';

export type Answer = { status: number; body: Record<string, unknown> };
type Ask = { token?: string; body?: unknown; raw?: string };

/** The whole system with its outside world, asked as anybody on the network may ask. */
export type Town = {
  system: System;
  lines: string[];
  /** Where everything is kept. */
  dataDir: string;
  ask(method: string, path: string, ask?: Ask): Promise<Answer>;
  /** The token of a phone on which this person of the sandbox is logged in. */
  tokenOf(person: string): Promise<string>;
  close(): Promise<void>;
};

export async function openTown(options: Pick<SystemOptions, 'now'> = {}): Promise<Town> {
  const dataDir = mkdtempSync(join(tmpdir(), 'town-'));
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const system = await startSystem({ ...options, dataDir, port: 0, pace: 'instant', log });
  const ask: Town['ask'] = async (method, path, { token, body, raw } = {}) => {
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(`${system.url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(text === undefined ? {} : { body: text }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return {
    system,
    lines,
    dataDir,
    ask,
    async tokenOf(person) {
      const { code } = (await postJson(`${system.url}/sandbox/wechat/client/login`, { person })) as { code: string };
      return String((await ask('POST', '/session', { body: { code } })).body['token']);
    },
    async close() {
      await system.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** An answer without what differs each time. */
export const withoutRequestId = ({ status, body: { requestId: _, ...body } }: Answer): Answer => ({ status, body });
