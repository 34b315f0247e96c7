import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { World } from '../../kernel/world.ts';
import { type AuthRequest, openAuthRequest } from '../identity/auth-request.ts';
import { type AuthDecision, finishAuth } from '../identity/outcome.ts';
import { type Html, maskName, maskNumber, note, page } from './layout.ts';

/** Where a person shows their face, or a company is certified, before either counts as proven. */
export function createAuthPages(world: World): Hono {
  const app = new Hono();
  app.get('/:authId', (c) => {
    const request = openAuthRequest(world, c.req.param('authId'));
    return request ? c.html(authPage(request)) : spent(c);
  });
  app.post('/:authId', async (c) => {
    const request = openAuthRequest(world, c.req.param('authId'));
    if (!request) return spent(c);
    const form = await c.req.parseBody();
    const decision = readDecision(form['decision']);
    const name = request.name ?? String(form['name'] ?? '').trim();
    const identNo = request.identNo ?? String(form['identNo'] ?? '').trim();
    if (!decision || (decision === 'pass' && !(name && identNo))) {
      return c.html(note('信息不完整', '请返回上一页，填写完整后再提交。'), 400);
    }
    const redirect = finishAuth(world, request, { decision, as: { name, identNo } });
    if (redirect) return c.redirect(redirect);
    return c.html(
      decision === 'pass' ? note('认证成功', '您可以关闭本页。') : note('认证未通过', '认证未完成，您可以关闭本页。'),
    );
  });
  return app;
}

const spent = (c: Context) => c.html(note('链接已失效', '该链接已使用或已超过有效期，请回到原页面重新获取。'), 410);

const readDecision = (value: unknown): AuthDecision | undefined =>
  (['pass', 'fail', 'mismatch'] as const).find((known) => known === value);

function authPage(request: AuthRequest): Html {
  return request.kind === 'person' ? personPage(request) : companyPage(request);
}

const personPage = (request: AuthRequest): Html =>
  page(
    '个人实名认证',
    html`<section><h1>个人实名认证</h1>
<dl>
${row('姓名', request.name && maskName(request.name))}
${row('身份证号', request.identNo && maskNumber(request.identNo))}
${row('手机号', request.mobile && maskNumber(request.mobile))}
</dl></section>
<form method="post">
<section><div class="face">人脸识别</div><p class="note">沙箱不采集人脸。选择下面的结果，代表识别的结论。</p>
${missingFields(request, '姓名', '身份证号')}
<button class="main" name="decision" value="pass">识别通过，同意授权</button>
<button name="decision" value="mismatch">识别到的不是本人</button>
<button name="decision" value="fail">识别未通过</button>
</section></form>`,
  );

const companyPage = (request: AuthRequest): Html =>
  page(
    '企业实名认证',
    html`<section><h1>企业实名认证</h1>
<dl>
${row('企业名称', request.name)}
${row('统一社会信用代码', request.identNo && maskNumber(request.identNo))}
${row('法定代表人', request.legalRepName && maskName(request.legalRepName))}
${row('经办人', request.operatorName && maskName(request.operatorName))}
</dl></section>
<form method="post">
<section><p class="note">沙箱不核验营业执照。选择下面的结果，代表认证与授权的结论。</p>
${missingFields(request, '企业名称', '统一社会信用代码')}
<button class="main" name="decision" value="pass">认证通过，同意授权</button>
<button name="decision" value="mismatch">工商信息不一致</button>
<button name="decision" value="fail">不同意授权</button>
</section></form>`,
  );

const row = (label: string, value: string | undefined) => (value ? html`<dt>${label}</dt><dd>${value}</dd>` : '');

/** What the application did not fill in, the person has to. */
const missingFields = (request: AuthRequest, nameLabel: string, numberLabel: string) => html`
${request.name ? '' : html`<label>${nameLabel}<input type="text" name="name" maxlength="80"></label>`}
${request.identNo ? '' : html`<label>${numberLabel}<input type="text" name="identNo" maxlength="50"></label>`}`;
