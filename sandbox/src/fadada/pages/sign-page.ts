import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { World } from '../../kernel/world.ts';
import { readRedirect } from '../identity/outcome.ts';
import { act, enterPage, findPlace, type Place } from '../tasks/act.ts';
import { documentNow } from '../tasks/documents.ts';
import { takeTicket } from '../tasks/links.ts';
import { expireDue } from '../tasks/run.ts';
import type { SignTask, TaskActor } from '../tasks/task.ts';
import { type Html, maskName, note, page } from './layout.ts';

const MAX_REASON = 250;

/** Where a signer reads the documents and signs, or refuses to. */
export function createSignPages(world: World): Hono {
  const app = new Hono();
  app.get('/:taskId/:actorId', (c) => {
    expireDue(world);
    const ticket = c.req.query('ticket');
    if (ticket !== undefined && !takeTicket(world, ticket)) {
      return c.html(note('链接已失效', '该链接仅可打开一次，且10分钟内有效，请回到原页面重新获取。'), 410);
    }
    const place = findPlace(world, c.req.param('taskId'), c.req.param('actorId'));
    if (place.state !== 'yourTurn') return elsewhere(c, place);
    return c.html(signPage(enterPage(world, place.task, place.actor), place.actor));
  });
  app.post('/:taskId/:actorId', async (c) => {
    expireDue(world);
    const form = await c.req.parseBody();
    const place = findPlace(world, c.req.param('taskId'), c.req.param('actorId'));
    if (place.state !== 'yourTurn') return elsewhere(c, place);
    const { decision, openedBy = 'self' } = form;
    if ((decision !== 'sign' && decision !== 'reject') || (openedBy !== 'self' && openedBy !== 'other')) {
      return c.html(note('信息不完整', '请返回上一页重新选择。'), 400);
    }
    const reason = String(form['reason'] ?? '').slice(0, MAX_REASON);
    const byNamedSigner = openedBy === 'self';
    act(world, place, { decision, byNamedSigner, reason });
    return afterwards(c, place.actor, byNamedSigner ? decision : 'stranger');
  });
  app.get('/:taskId/:actorId/documents/:docId', async (c) => {
    const place = findPlace(world, c.req.param('taskId'), c.req.param('actorId'));
    const doc =
      place.state === 'unknown' ? undefined : place.task.docs.find(({ docId }) => docId === c.req.param('docId'));
    if (place.state === 'unknown' || !doc) return elsewhere(c, { state: 'unknown' });
    const bytes = await documentNow(world, place.task, doc);
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf' });
  });
  return app;
}

const ELSEWHERE = {
  unknown: { title: '页面不存在', text: '签署任务不存在或尚未提交。', status: 404 },
  signed: { title: '您已签署', text: '无需重复签署，您可以关闭本页。', status: 200 },
  notYet: { title: '尚未轮到您', text: '请等待前面的签署方完成签署。', status: 409 },
  over: { title: '签署已结束', text: '该签署任务已完成、被拒签、撤销或已过期。', status: 409 },
} as const;

function elsewhere(c: Context, place: Place): Response | Promise<Response> {
  const { title, text, status } = ELSEWHERE[place.state === 'yourTurn' ? 'unknown' : place.state];
  return c.html(note(title, text), status);
}

const AFTERWARDS = {
  sign: ['签署成功', '您已完成签署，可以关闭本页。'],
  reject: ['已拒签', '签署任务已终止，可以关闭本页。'],
  stranger: ['无法签署', '您的身份与指定签署人不一致，请由指定签署人本人打开链接。'],
} as const;

/** assumed: the signer is sent back without parameters; confirm: the vendor's test environment. */
function afterwards(
  c: Context,
  { redirectUrl }: TaskActor,
  what: keyof typeof AFTERWARDS,
): Response | Promise<Response> {
  if (redirectUrl) return c.redirect(new URL(readRedirect(redirectUrl)).toString());
  const [title, text] = AFTERWARDS[what];
  return c.html(note(title, text));
}

/** Relative to the page, whose own address ends with the signer. */
const pdfPath = (actor: TaskActor, docId: string) =>
  `${encodeURIComponent(actor.actorId)}/documents/${encodeURIComponent(docId)}`;

const signPage = (task: SignTask, actor: TaskActor): Html =>
  page(
    '合同签署',
    html`<section><h1>${task.subject}</h1>
${task.docs.map((doc) => html`<p><a href="${pdfPath(actor, doc.docId)}" target="_blank">${doc.docName}（PDF）</a></p>`)}
<dl>${task.actors.map((one) => html`<dt>${shownName(one)}</dt><dd>${STATUS[one.signStatus]}</dd>`)}</dl></section>
<form method="post">
<section><h1>以 ${shownName(actor)} 的身份签署</h1>
<label><input type="radio" name="openedBy" value="self" checked> ${actor.actorType === 'person' ? '我是该签署人本人' : '我是该企业授权的经办人'}</label>
<label><input type="radio" name="openedBy" value="other"> 我不是（代他人打开）</label>
<p class="note">沙箱不做短信或刷脸验证，签名与印章为演示标记。</p>
<button class="main" name="decision" value="sign">同意并签署</button>
<label>拒签原因<input type="text" name="reason" maxlength="${MAX_REASON}"></label>
<button name="decision" value="reject">拒绝签署</button>
</section></form>`,
  );

const STATUS = { wait_sign: '待签署', signed: '已签署', sign_rejected: '已拒签' } as const;

const shownName = ({ actorType, actorName }: TaskActor) => (actorType === 'person' ? maskName(actorName) : actorName);
