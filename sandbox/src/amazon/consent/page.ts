import { html } from 'hono/html';
import { SELLERS, type Seller } from '../sellers.ts';

const REGION_NAMES: Readonly<Record<Seller['region'], string>> = { na: '北美站', eu: '欧洲站', fe: '日本站' };

const STYLE = `
  * { box-sizing: border-box }
  body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: #0f1111; background: #f3f3f3 }
  header { background: #002f36; color: #fff; padding: 14px 20px; font-weight: 600 }
  header small { display: block; font-weight: 400; opacity: .8 }
  main { max-width: 520px; margin: 0 auto; padding: 20px 20px 40px }
  h1 { font-size: 20px; margin: 8px 0 }
  fieldset { border: 1px solid #d5d9d9; border-radius: 8px; padding: 4px 12px; background: #fff; margin: 16px 0 }
  label { display: flex; gap: 12px; align-items: center; min-height: 56px; border-bottom: 1px solid #eee }
  label:last-child { border-bottom: 0 }
  label small, p small { color: #565959; display: block }
  button { width: 100%; min-height: 48px; border-radius: 8px; border: 1px solid #888c8c; font-size: 16px; margin-top: 12px }
  button[value=allow] { background: #ffd814; border-color: #fcd200; font-weight: 600 }
  button[value=cancel] { background: #fff }
`;

type Html = ReturnType<typeof html>;

const shell = (title: string, body: Html): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>Seller Central<small>沙箱演示页面，店铺与公司均为虚构</small></header>
<main>${body}</main>
</body>
</html>`;

/** The form posts to the address it was opened at, so the app's parameters come along. */
export const consentPage = (): Html =>
  shell(
    '授权应用访问店铺',
    html`<h1>授权应用访问您的店铺数据</h1>
<p>应用将可以读取订单、结算、库存与账户状况报告。它不能修改您的店铺，也看不到买家的联系方式。</p>
<form method="post">
<fieldset>
<legend>选择登录的店铺</legend>
${SELLERS.map(sellerRow)}
</fieldset>
<button name="decision" value="allow">同意授权</button>
<button name="decision" value="cancel">取消</button>
</form>`,
  );

const sellerRow = ({ sellerId, storeName, region, registered }: Seller, index: number): Html =>
  html`<label><input type="radio" name="seller" value="${sellerId}" ${index === 0 ? 'checked' : ''}>
<span>${storeName}（${REGION_NAMES[region]}）<small>${registered.nonLatinName}</small></span></label>`;

export const problemPage = (problem: string): Html =>
  shell(
    '无法授权',
    html`<h1>无法继续授权</h1><p>${problem}</p><p><small>请回到原来的页面重新打开授权链接。</small></p>`,
  );
