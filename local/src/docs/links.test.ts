import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../checks/root.ts';

const pages = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const PAGES = [...pages('.'), ...pages('docs'), ...pages('docs/decisions')];

/** What a page points at beside it: links, and pictures. */
const linksIn = (text: string): string[] => [
  ...[...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = '']) => link),
  ...[...text.matchAll(/<img src="([^"]+)"/g)].map(([, link = '']) => link),
];
const isOurs = (link: string) => !/^[a-z]+:/.test(link);
/** Files and folders of the code that a table names: `shared/src/offer/limit.ts`. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:shared|functions|miniapp|sandbox|local|tests|bench|docs)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  );

describe('the documents', () => {
  it('are found', () => {
    expect(PAGES).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'docs/bank-integration.md']));
  });

  it.each(PAGES)('%s points at nothing that is not there', (page) => {
    const links = linksIn(readFileSync(join(ROOT, page), 'utf8')).filter(isOurs);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), decodeURI(link))))).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s names only code that is there', (page) => {
    const paths = pathsIn(readFileSync(join(ROOT, page), 'utf8'));
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('in two languages name the same commands and the same code', () => {
    const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((page) => readFileSync(join(ROOT, page), 'utf8'));
    const commands = (text = '') =>
      [...new Set(text.match(/npm (?:start|test|run [a-z]+)|npx serverless [a-z]+/g))].sort();
    expect(commands(chinese)).toEqual(commands(english));
    expect(new Set(pathsIn(chinese ?? ''))).toEqual(new Set(pathsIn(english ?? '')));
  });
});
