/** Attributes WeChat's basic components read out. Source: 无障碍访问, developers.weixin.qq.com, base library 2.7.1. */
const NAMES = [
  'role',
  'label',
  'hidden',
  'checked',
  'disabled',
  'current',
  'modal',
  'live',
  'level',
  'valuenow',
  'valuemin',
  'valuemax',
  'valuetext',
];

const attributes = Object.fromEntries(NAMES.map((name) => [`aria-${name}`, '']));

exports.ARIA = {
  View: attributes,
  Image: { 'aria-role': '', 'aria-label': '' },
  Input: { 'aria-label': '' },
  Textarea: { 'aria-label': '' },
};
