import { html } from 'hono/html';

export type ConsentPage = {
  /** What stands in the page's head: the vendor's own name for the place. */
  place: string;
  /** The vendor's own colour and what is legible on it. */
  colour: { back: string; text: string };
  /** What the app will be able to do, in the vendor's manner. */
  asks: string;
  choices: readonly { id: string; name: string; note: string }[];
};

type Html = ReturnType<typeof html>;
type Look = Pick<ConsentPage, 'place' | 'colour'>;

const STYLE = `
  * { box-sizing: border-box }
  body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: #111; background: #f4f4f4 }
  header { padding: 14px 20px; font-weight: 600 }
  header small { display: block; font-weight: 400 }
  main { max-width: 520px; margin: 0 auto; padding: 20px 20px 40px }
  h1 { font-size: 20px; margin: 8px 0 }
  fieldset { border: 1px solid #ccc; border-radius: 8px; padding: 4px 12px; background: #fff; margin: 16px 0 }
  label { display: flex; gap: 12px; align-items: center; min-height: 56px; border-bottom: 1px solid #eee }
  label:last-child { border-bottom: 0 }
  label small, p small { color: #555; display: block }
  button { width: 100%; min-height: 48px; border-radius: 8px; border: 1px solid #888; font-size: 16px; margin-top: 12px }
  button[value=allow] { font-weight: 600 }
  button[value=cancel] { background: #fff }
  code { display: block; padding: 12px; background: #fff; border: 1px solid #ccc; border-radius: 8px; word-break: break-all }
`;

export const vendorPage = ({ place, colour }: Look, title: string, body: Html): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}
  header, button[value=allow] { background: ${colour.back}; color: ${colour.text} }
</style>
</head>
<body>
<header>${place}<small>沙箱演示页面，店铺与公司均为虚构</small></header>
<main>${body}</main>
</body>
</html>`;

/** The form posts `shop` and `decision` to the address it was opened at, so the app's parameters come along. */
export const consentPage = (page: ConsentPage): Html =>
  vendorPage(
    page,
    '授权应用访问店铺',
    html`<h1>授权应用访问您的店铺数据</h1>
<p>${page.asks}</p>
<form method="post">
<fieldset>
<legend>选择登录的店铺</legend>
${page.choices.map(choiceRow)}
</fieldset>
<button name="decision" value="allow">同意授权</button>
<button name="decision" value="cancel">取消</button>
</form>`,
  );

const choiceRow = ({ id, name, note }: ConsentPage['choices'][number], index: number): Html =>
  html`<label><input type="radio" name="shop" value="${id}" ${index === 0 ? 'checked' : ''}>
<span>${name}<small>${note}</small></span></label>`;

export const problemPage = (look: Look, problem: string): Html =>
  vendorPage(
    look,
    '无法授权',
    html`<h1>无法继续授权</h1><p>${problem}</p><p><small>请回到原来的页面重新打开授权链接。</small></p>`,
  );
