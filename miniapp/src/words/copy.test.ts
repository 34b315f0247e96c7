import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SRC = join(import.meta.dirname, '..');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|testing\//.test(name))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));
const said = (text: string) => text.match(/[\u4e00-\u9fff][^'"`\n]*/g) ?? [];

/** Words that hurry, flatter or promise. Source: UX guide, sections 3 and 4. */
const FORBIDDEN = /！|恭喜|秒批|极速|最低|轻松|亲，|亲爱的|资质不足|立即还款|已有.{0,4}万人|系统审批/;

describe('the words on the screens', () => {
  it('neither hurry nor flatter nor promise', () => {
    const found = files.flatMap(({ name, text }) =>
      said(text)
        .filter((words) => FORBIDDEN.test(words))
        .map((words) => `${name}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  it('call nobody 你', () => {
    expect(
      files.filter(({ text }) => said(text).some((words) => words.includes('你'))).map(({ name }) => name),
    ).toEqual([]);
  });

  it('name the rate with both words wherever a rate is named', () => {
    const found = files.flatMap(({ name, text }) => (/日息|月息/.test(text) ? [name] : []));
    expect(found).toEqual([]);
  });

  it('were really looked at', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(({ text }) => said(text)).length).toBeGreaterThan(500);
  });
});
