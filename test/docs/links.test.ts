import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../e2e/run.ts';

/** The Markdown pages that people read, from the root of the project. */
const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Where links of a page lead, from the root; not those in code, nor to the web. */
function linksOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```[^]*?^```|`[^`\n]*`/gm, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  return links.filter((link) => !/^(?:[a-z]+:|#)/.test(link)).map((link) => join(dirname(page), link));
}

/** As GitHub makes them of headings. */
function anchorsOf(page: string): string[] {
  const headings = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^#+ (.+)$/gm)];
  return headings.map(([, text]) =>
    text!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(PAGES)('the links of %s lead somewhere', (page) => {
  const dead = linksOf(page).filter((link) => {
    const [path, anchor] = link.split('#') as [string, string?];
    if (!existsSync(join(ROOT, path))) return true;
    return anchor !== undefined && statSync(join(ROOT, path)).isFile() && !anchorsOf(path).includes(anchor);
  });
  expect(dead).toEqual([]);
});

test('every page can be reached from the index', () => {
  const reached = new Set<string>(['README.md']);
  for (const page of reached) {
    for (const link of linksOf(page)) {
      const path = relative('', link.split('#')[0]!);
      const pages = PAGES.filter((each) => each === path || dirname(each) === path);
      for (const each of pages) reached.add(each);
    }
  }
  expect(PAGES.filter((page) => !reached.has(page))).toEqual([]);
});
