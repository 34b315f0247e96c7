import { invariant } from '@loan/shared/invariant';

/**
 * WeChat's rules for the values of a subscribe message (订阅消息参数值内容限制). A broken rule costs the whole message (47003).
 * Source: developers.weixin.qq.com, subscribeMessage.send, "参数说明".
 * assumed: the limits of the kinds other than `thing` and `number`; confirm: the same page, before adding a template.
 */
const RULES: Readonly<Record<string, (text: string) => string>> = {
  thing: (text) => shortened(text, 20),
  /** Chinese characters only. */
  phrase: (text) => only(/^\p{Script=Han}{1,5}$/u, text, 'phrase'),
  /** One currency sign at most, ten digits at most, 元 allowed at the end. */
  amount: (text) => only(/^[¥$€]?\d{1,10}(\.\d{1,2})?元?$/, text, 'amount'),
  number: (text) => only(/^-?\d{1,32}(\.\d{1,10})?$/, text, 'number'),
  character_string: (text) => only(/^[\x21-\x7e]{1,32}$/, text, 'character_string'),
  date: (text) => only(/^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?$/, text, 'date'),
  time: (text) => only(/^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}$/, text, 'time'),
};

/** The values as WeChat takes them: long things are shortened, anything else that breaks a rule is a defect of ours. */
export function fitFields(fields: Readonly<Record<string, string>>): Record<string, { value: string }> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => {
      const kind = name.replace(/\d+$/, '');
      const rule = RULES[kind];
      invariant(rule !== undefined, `subscribe message: no rule for a field of kind ${kind}`);
      invariant(text.trim() !== '', `subscribe message: field ${name} is empty`);
      return [name, { value: rule(text) }];
    }),
  );
}

/**
 * Counted in characters, not in UTF-16 units, so that a rare character is not cut in half.
 */
function shortened(text: string, limit: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= limit ? characters.join('') : `${characters.slice(0, limit - 1).join('')}…`;
}

function only(pattern: RegExp, text: string, kind: string): string {
  // The text itself stays out of the message: it may be somebody's name.
  invariant(pattern.test(text), `subscribe message: a value breaks the rule of ${kind}`);
  return text;
}
