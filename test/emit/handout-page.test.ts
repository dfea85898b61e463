import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { commandPath, tool } from '../helpers/tools.ts';
import { EXTREME, FULL, handout, ROSTER } from './handout-sample.ts';

const DTDS = '/usr/share/xml/w3c-sgml-lib/schema/dtd/sgml.soc';
/** The widest letters that a sheet must bear, and those of Japan. */
const FONTS = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/opentype/ipafont-gothic/ipagp.ttf',
];
const inChromium = tool('chromium');
const onPaper = tool('chromium', 'pdfinfo', 'pdftotext', ...FONTS);

/** The text of pages with how many users they are for. */
const PAGES: { readonly [name: string]: { readonly sheets: number; readonly page: () => Promise<string> } } = {
  'a sheet for each user': { sheets: 6, page: () => handout({ roster: ROSTER }) },
  'one for all': { sheets: 1, page: () => handout() },
  'personal accounts, a way to download': {
    sheets: 1,
    page: () => handout({ policy: FULL.replace('block', 'allow').replace(/install.*/, '') }),
  },
  'blanks alone': { sheets: 1, page: () => handout({ policy: 'msgrctl: 1\n' }) },
  'a long way to the program': {
    sheets: 1,
    page: () =>
      handout({
        policy: FULL.replace(
          'afp://files.northwind.test/Software/Messenger',
          `/Volumes/${'Software/'.repeat(40)}`,
        ).replace('" }', `", application: "${'Messenger '.repeat(20)}.app" }`),
      }),
  },
  'the longest names': {
    sheets: 1,
    page: () =>
      handout({
        roster: EXTREME,
        policy: FULL.replace('Service Desk', '連絡先'.repeat(60))
          .replace('Northwind Traders', 'Organization '.repeat(40))
          .replace('sip.northwind.test', `sip.${'northwind.'.repeat(24)}test`)
          .replace('files.northwind.test', `files.${'northwind.'.repeat(24)}test`)
          .replace('Messenger" }', `${'Messenger/'.repeat(40)}", application: "${'Messenger '.repeat(20)}.app" }`),
      }),
  },
};
const NAMES = Object.keys(PAGES);

let browser: Browser | undefined;
let folder: string;
const files = new Map<string, string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-handout-'));
  for (const [i, name] of NAMES.entries()) {
    files.set(name, join(folder, `${i}.html`));
    writeFileSync(files.get(name)!, await PAGES[name]!.page());
  }
  const executablePath = commandPath('chromium');
  // The tests run as root in a container, where Chromium's own sandbox cannot be set up.
  if (executablePath !== undefined) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(
  name: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] } & AsyncDisposable> {
  const page = await browser!.newPage({ viewport: { width: 1100, height: 900 }, ...options });
  const complaints: string[] = [];
  const url = pathToFileURL(files.get(name)!).href;
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints, [Symbol.asyncDispose]: () => page.close() };
}

const colours = (page: Page, selector: string): Promise<[string, string]> =>
  page.$eval(selector, (element) => {
    const { color, backgroundColor } = (globalThis as unknown as { getComputedStyle: Styles }).getComputedStyle(
      element,
    );
    return [color, backgroundColor];
  });

type Styles = (element: unknown) => { readonly color: string; readonly backgroundColor: string };

describe.each(NAMES)('%s', (name) => {
  inChromium('asks nobody for anything, and nothing goes wrong', async () => {
    await using here = await opened(name);
    expect(await here.page.locator('.sheet').count()).toBe(PAGES[name]!.sheets);
    expect(here.complaints).toEqual([]);
  });

  inChromium('is as wide as the window, on a desk and on a telephone', async () => {
    for (const width of [1100, 700, 360]) {
      await using here = await opened(name, { viewport: { width, height: 800 } });
      expect(await here.page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });

  tool('onsgmls', DTDS)('is HTML 4.01 Strict', () => {
    const { status, stderr } = spawnSync('onsgmls', ['-s', '-c', DTDS, files.get(name)!], {
      env: { ...process.env, SP_CHARSET_FIXED: 'YES', SP_ENCODING: 'utf-8' },
    });
    expect([stderr.toString(), status]).toEqual(['', 0]);
  });

  tool('tidy')('has nothing that HTML Tidy would mend', () => {
    const { status, stderr } = spawnSync('tidy', ['-q', '-e', files.get(name)!]);
    expect([stderr.toString(), status]).toEqual(['', 0]);
  });

  for (const format of ['A4', 'Letter'] as const) {
    onPaper(`prints each user on one sheet of ${format}`, async () => {
      const pdf = await printed(name, format);
      expect(Number(/^Pages:\s+(\d+)$/m.exec(run('pdfinfo', [pdf]))?.[1])).toBe(PAGES[name]!.sheets);
      const pages = textOf(pdf);
      expect(pages).toHaveLength(PAGES[name]!.sheets);
      for (const each of pages) {
        expect(each).toMatch(/Messenger on your Mac/);
        expect(each).toMatch(/the version of Messenger: About/);
      }
    });
  }
});

async function printed(name: string, format: 'A4' | 'Letter'): Promise<string> {
  await using here = await opened(name, { colorScheme: 'dark' });
  const path = join(folder, `${NAMES.indexOf(name)}-${format}.pdf`);
  await here.page.pdf({ path, format });
  return path;
}

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args);
  expect([status, stderr.toString()]).toEqual([0, '']);
  return stdout.toString();
}

/** The text of each page as one copies it, without the marks of direction that pdftotext puts around Arabic. */
function textOf(pdf: string, ...options: readonly string[]): readonly string[] {
  const all = run('pdftotext', [...options, pdf, '-']).replaceAll(/[\u200e\u200f\u202a-\u202e]/g, '');
  return all
    .split('\f')
    .slice(0, -1)
    .map((page) => page.normalize('NFKC').replaceAll(/\s+/g, ' '));
}

onPaper('what is copied from paper is what was meant, in every script', async () => {
  const pdf = await printed('a sheet for each user', 'A4');
  const pages = textOf(pdf, '-raw');
  expect(pages[0]).toContain('E-mail address alice@northwind.test Password');
  expect(pages[0]).toContain('User ID asmith Domain NORTHWIND Server sip.northwind.test Connection TLS');
  expect(pages[1]).toContain('E-mail address 田中太郎@northwind.test Password');
  expect(pages[1]).toContain('User ID 田中太郎');
  // Only cell by cell does pdftotext turn Arabic back; in a line with Latin letters it keeps the order of the paper.
  expect(textOf(pdf)[2]).toContain('ليلى حداد');
  expect(pages[2]).toMatch(/E-mail address (?=.*ليلى)(?=.*حداد)\S+northwind\.test Password/);
  expect(pages[3]).toContain('E-mail address jürgen.größer@northwind.test Password');
  expect(pages[3]).toContain('User ID Jürgen Größer');
  expect(pages[4]!.replaceAll(/[ -]/g, '')).toContain(
    'karltheodormarianikolausjohannjacobphilippfranzjosephsylvestervonundzumusterhausen@northwind.test',
  );
  expect(pages[5]).toContain("o'brien&sons@northwind.test");
  expect(pages[5]).toContain('User ID <script>alert(1)</script>');
  expect(pages[5]).toContain('<b>"N"</b>&amp;');
});

onPaper('paper is black on white, whatever the screen is', async () => {
  await using here = await opened('one for all', { colorScheme: 'dark' });
  await here.page.emulateMedia({ media: 'print' });
  for (const selector of ['body', 'h1', '.organization', 'th', 'td', 'strong', '.number', '.call h2']) {
    expect((await colours(here.page, selector))[0], selector).toBe('rgb(0, 0, 0)');
  }
  expect((await colours(here.page, 'body'))[1]).toBe('rgb(255, 255, 255)');
});

inChromium('on a screen it is light or dark, and can be read', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await using here = await opened('one for all', { colorScheme });
    const [, sheet] = await colours(here.page, '.sheet');
    expect(brightness(sheet) > 0.5).toBe(colorScheme === 'light');
    const [, box] = await colours(here.page, '.details');
    for (const [selector, background] of [
      ['h1', sheet],
      ['.organization', sheet],
      ['.lead', sheet],
      ['li', sheet],
      ['strong', sheet],
      ['th', box],
      ['td', box],
      ['.number', undefined],
    ] as const) {
      const [ink, own] = await colours(here.page, selector);
      // WCAG 2.1, success criterion 1.4.3.
      expect(contrast(ink, background ?? own), `${colorScheme} ${selector}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

/** Relative luminance (WCAG 2.1). */
function brightness(rgb: string): number {
  const [r, g, b] = rgb.match(/\d+/g)!.map((each) => {
    const part = Number(each) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [brightness(one), brightness(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

inChromium('an address reads from left to right, whom to call in its own direction', async () => {
  const policy = `msgrctl: 1\nsupport: "مكتب المساعدة 4711"\n`;
  const page = await browser!.newPage();
  await page.setContent(await handout({ policy, roster: ROSTER }));
  const value = page.locator('.sheet').nth(2).locator('.details .value').first();
  expect(await value.textContent()).toBe('ليلى.حداد@northwind.test');
  expect(await value.getAttribute('dir')).toBe('ltr');
  expect(await page.locator('.name').first().getAttribute('dir')).toBe('rtl');
  expect(
    await page
      .locator('.name[dir=rtl]')
      .first()
      .evaluate(
        (e) =>
          (globalThis as unknown as { getComputedStyle: (e: unknown) => { unicodeBidi: string } }).getComputedStyle(e)
            .unicodeBidi,
      ),
  ).toBe('isolate');
  await page.close();
});

tool('w3m')('a browser without styles shows headings, numbered steps and a table', async () => {
  const file = files.get('a sheet for each user')!;
  const { stdout } = spawnSync(
    'w3m',
    ['-dump', '-cols', '80', '-I', 'UTF-8', '-O', 'UTF-8', '-T', 'text/html', file],
    {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  );
  const lines = stdout.toString().split('\n');
  for (const line of [
    'Messenger on your Mac',
    'E-mail address alice@northwind.test',
    '1 Get Messenger',
    ' 1. Open the Applications folder. Is Microsoft Messenger in it? Then it is',
    '3 If you cannot sign in',
    'Still no? Call Service Desk, extension 4711, and have this ready:',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.some((line) => /^ +User ID +asmith +Domain +NORTHWIND$/.test(line))).toBe(true);
  expect(lines.some((line) => line.includes('田中太郎@northwind.test'))).toBe(true);
  expect(stdout.toString()).not.toMatch(/font-size|@media/);
});
