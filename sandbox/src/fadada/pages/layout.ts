import { html, raw } from 'hono/html';

/** A value that hono/html has escaped. */
export type Html = ReturnType<typeof html>;

const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f4f6f9;color:#1f2937;font:16px/1.6 -apple-system,"PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:480px;margin:0 auto;padding:16px}
header{background:#1d4ed8;color:#fff;padding:12px 16px}
header small{display:block;opacity:.85}
section{background:#fff;border-radius:12px;padding:16px;margin:0 0 16px}
h1{font-size:20px;margin:0 0 8px}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 12px;margin:0}
dt{color:#6b7280}
dd{margin:0;text-align:right;overflow-wrap:anywhere}
button{display:block;width:100%;min-height:48px;margin:0 0 12px;border:1px solid #cbd5e1;border-radius:8px;background:#fff;color:inherit;font:inherit}
button.main{background:#1d4ed8;border-color:#1d4ed8;color:#fff}
label{display:block;padding:8px 0}
input[type=text]{width:100%;min-height:44px;padding:8px;border:1px solid #cbd5e1;border-radius:8px;font:inherit}
.face{width:120px;height:120px;margin:0 auto 12px;border:4px dashed #1d4ed8;border-radius:50%;display:grid;place-items:center;color:#1d4ed8}
.note{color:#6b7280;font-size:14px}
`;

/** A page of the stand-in, for a phone 390 points wide. It says on each what it is not. */
export const page = (title: string, content: Html): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header>电子签沙箱<small>仿法大大页面，仅供演示，无法律效力</small></header>
<main>${content}</main>
</body>
</html>`;

export const note = (title: string, text: string): Html =>
  page(title, html`<section><h1>${title}</h1><p>${text}</p></section>`);

/** 林** and 4401********1234: enough to recognise oneself by, not enough to be copied. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}**`;
export const maskNumber = (number: string): string =>
  number.length > 8 ? `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}` : '****';
