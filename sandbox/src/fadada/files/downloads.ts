import { Hono } from 'hono';
import { html } from 'hono/html';
import { flag, oneOf, optional, record, text } from '../../kernel/shape.ts';
import type { World } from '../../kernel/world.ts';
import { hasScope } from '../identity/subject.ts';
import { nextTicket } from '../ids.ts';
import { operation } from '../operation.ts';
import { note, page } from '../pages/layout.ts';
import { accept, refuse } from '../reply.ts';
import { LIFETIME_MS } from '../settings.ts';
import { unknownTask } from '../tasks/control.ts';
import { documentNow } from '../tasks/documents.ts';
import { findTask, type SignTask } from '../tasks/task.ts';
import { zip } from '../zip.ts';
import { evidenceReport } from './report.ts';

const DOWNLOADS = 'fadada.downloads';

type Download = {
  signTaskId: string;
  what: 'documents' | 'report';
  preview: boolean;
  compress: boolean;
  createdAt: number;
};

export const downloadUrl = operation(
  record({
    ownerId: record({ idType: oneOf('corp', 'person'), openId: text(64) }),
    signTaskId: text(20),
    compression: optional(flag),
    downloadMode: optional(oneOf('preview', 'download')),
  }),
  (world, { ownerId, signTaskId, compression, downloadMode }) => {
    const task = findTask(world, signTaskId);
    if (!task) return unknownTask();
    const takesPart = [task.initiator.openId, ...task.actors.map(({ openId }) => openId)].includes(ownerId.openId);
    if (!takesPart || !hasScope(world, ownerId, 'signtask_file')) {
      return refuse('213006', '未授权管理【签署文件】');
    }
    // assumed: documents are handed out only once the task is finished; confirm: the vendor's test environment.
    if (task.status !== 'task_finished') return refuse('211127', '签署任务未完成，不能下载签署文档');
    // Without a mode the link leads to a page to look at, not to the file.
    const preview = downloadMode !== 'download';
    return accept({
      downloadUrl: link(world, { signTaskId, what: 'documents', preview, compress: compression ?? false }),
    });
  },
);

export const reportUrl = operation(record({ signTaskId: text(20) }), (world, { signTaskId }) => {
  const task = findTask(world, signTaskId);
  if (!task) return unknownTask();
  if (task.status !== 'task_finished') return refuse('211127', '签署任务未完成，不能出具报告');
  return accept({ downloadUrl: link(world, { signTaskId, what: 'report', preview: false, compress: true }) });
});

function link(world: World, download: Omit<Download, 'createdAt'>): string {
  const ticket = nextTicket(world);
  world.state.set(DOWNLOADS, ticket, { ...download, createdAt: world.now().getTime() } satisfies Download);
  return `${world.publicUrl()}/fadada/downloads/${ticket}`;
}

/** Links good for an hour, any number of times. One document comes as it is, several as a zip. */
export function createDownloads(world: World): Hono {
  const app = new Hono();
  app.get('/:ticket', async (c) => {
    const download = world.state.get<Download>(DOWNLOADS, c.req.param('ticket'));
    const task = download && findTask(world, download.signTaskId);
    const isLate = download && world.now().getTime() - download.createdAt > LIFETIME_MS.downloadUrl;
    if (!task || isLate) return c.html(note('链接已失效', '下载链接不存在或已过期。'), 403);
    if (download.preview && c.req.query('view') !== 'file') {
      return c.html(
        page('文档预览', html`<section><h1>${task.subject}</h1><p><a href="?view=file">下载</a></p></section>`),
      );
    }
    const { bytes, type } =
      download.what === 'report' ? await packReport(world, task) : await pack(world, task, download);
    return c.body(new Uint8Array(bytes), 200, { 'content-type': type });
  });
  return app;
}

async function pack(world: World, task: SignTask, { compress }: Download) {
  const documents = await Promise.all(
    task.docs.map(async (doc) => ({ name: `document/${doc.docName}.pdf`, bytes: await documentNow(world, task, doc) })),
  );
  const [only] = documents;
  if (only && documents.length === 1 && !compress) return { bytes: only.bytes, type: 'application/pdf' };
  return { bytes: zip(documents), type: 'application/zip' };
}

async function packReport(world: World, task: SignTask) {
  const documents = await Promise.all(task.docs.map((doc) => documentNow(world, task, doc)));
  const report = await evidenceReport(task, documents);
  return { bytes: zip([{ name: `report/${task.signTaskId}.pdf`, bytes: report }]), type: 'application/zip' };
}
