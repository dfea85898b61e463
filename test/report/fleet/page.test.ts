import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { MacReport } from '../../../src/core/fleet.ts';
import { drifted, found, macReport } from '../../helpers/mac-report.ts';
import { commandPath, tool } from '../../helpers/tools.ts';
import { FLEET, told } from './sample.ts';

const inChromium = tool('chromium');
const there = commandPath('chromium') !== undefined;

/** Every hundredth Mac has another transport, every 250th no server. */
function fleetOf(count: number): MacReport[] {
  return Array.from({ length: count }, (_, i) =>
    macReport(`mac-${String(i).padStart(5, '0')}`, {
      traits: { release: i % 2 === 0 ? '10.4.11' : '10.3.9' },
      findings: [
        ...(i % 100 === 7 ? [drifted('RTCTransport', 'integer 4', 'integer 2')] : []),
        ...(i % 250 === 9 ? [drifted('RTCServerAddress', 'string "sip.contoso.com"', null)] : []),
        ...(i % 500 === 3 ? [found('settings/save-password', 'warning')] : []),
      ],
    }),
  );
}

let browser: Browser;
let folder: string;

beforeAll(async () => {
  if (!there) return;
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-page-'));
  // The tests run as root in a container, where Chromium's own sandbox cannot be set up.
  browser = await chromium.launch({ executablePath: commandPath('chromium')!, args: ['--no-sandbox'] });
});

afterAll(async () => {
  if (!there) return;
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The page in a browser of its own, and what went wrong or went out. */
async function opened(
  fleet: readonly MacReport[],
  options: Parameters<Browser['newPage']>[0] = {},
  hash = '',
): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
  const file = join(folder, `${fleet.length}.html`);
  writeFileSync(file, told('html', fleet, { groupBy: 'release' }));
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== pathToFileURL(file).href) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(`${pathToFileURL(file).href}${hash}`);
  return { page, complaints, close: () => page.close() };
}

const FOCUSED = 'document.activeElement?.textContent';
const rows = (page: Page): Promise<number> => page.locator('#list tbody tr').count();
const count = async (page: Page, text: string): Promise<void> => {
  await expect.poll(() => page.textContent('#count'), { timeout: 10_000 }).toBe(text);
};

describe.each([10, 10_000])('%i Macs', (size) => {
  inChromium('nothing goes wrong, and nothing is asked of anybody', async () => {
    const { page, complaints, close } = await opened(fleetOf(size));
    await count(page, `${size === 10 ? '10 of 10' : '10,000 of 10,000'} Macs`);
    expect(await rows(page)).toBe(Math.min(size, 100));
    expect(complaints).toEqual([]);
    await close();
  });

  inChromium('search, filters and pages show the right Macs', async () => {
    const { page, complaints, close } = await opened(fleetOf(size));
    const of = size === 10 ? '10' : '10,000';
    await page.selectOption('#setting', 'RTCTransport');
    await count(page, `${size / 100 < 1 ? 1 : size / 100} of ${of} Macs`);
    await page.fill('#search', 'mac-00007');
    await count(page, `1 of ${of} Macs`);
    await page.click('#reset');
    await count(page, `${of} of ${of} Macs`);
    await page.selectOption('#state', 'warning');
    await count(page, `${size === 10 ? 1 : 20} of ${of} Macs`);
    await page.click('#reset');
    await page.selectOption('#release', '10.3');
    await count(page, `${size === 10 ? '5' : '5,000'} of ${of} Macs`);
    if (size > 100) {
      await page.click('#after');
      expect(await page.textContent('#page')).toBe('Page 2 of 50');
    }
    expect(complaints).toEqual([]);
    await close();
  });

  inChromium('the matrix has a strip for each setting that differs, and a click leads to its Macs', async () => {
    const { page, close } = await opened(fleetOf(size));
    const strips = page.locator('canvas[data-strip]');
    expect(await strips.count()).toBe(2);
    const painted = await page.evaluate<number>(`{
      const canvas = document.querySelector('canvas[data-strip]');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      new Set(Array.from({ length: canvas.width }, (_, x) => data.slice(x * 4, x * 4 + 3).join())).size;
    }`);
    expect(painted).toBeGreaterThan(1);
    const box = (await page.locator('canvas[data-strip="RTCTransport"]').boundingBox())!;
    // Mac 7 is the first that differs in its transport.
    await page.mouse.click(box.x + ((7.5 / size) * box.width || 1), box.y + 8);
    await expect.poll(() => page.textContent('#count')).toContain('of one place');
    expect(await page.textContent('#list tbody tr')).toContain('mac-00007');
    await close();
  });
});

inChromium('all of it can be used by keyboard', async () => {
  const { page, close } = await opened(fleetOf(10_000));
  await page.focus('#search');
  await page.keyboard.type('mac-00009');
  await count(page, '1 of 10,000 Macs');
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(FOCUSED)) === 'mac-00009') break;
  }
  await page.keyboard.press('Enter');
  expect(await page.locator('#details[open]').count()).toBe(1);
  expect(await page.textContent('#details')).toContain('RTCServerAddress');
  expect(page.url()).toContain('#mac=mac-00009');
  await page.keyboard.press('Escape');
  expect(await page.locator('#details[open]').count()).toBe(0);
  expect(await page.evaluate(FOCUSED)).toBe('mac-00009');
  await close();
});

inChromium('a link to a Mac opens it, and a name full of markup is text', async () => {
  const { page, complaints, close } = await opened(FLEET, {}, '#mac=lab-002');
  await page.waitForSelector('#details[open]');
  expect(await page.textContent('#details h2')).toBe('lab-002');
  await page.keyboard.press('Escape');
  await page.fill('#search', 'Büro');
  await count(page, '1 of 5 Macs');
  await page.click('#list tbody button');
  expect(await page.textContent('#details h2')).toContain('<script>');
  expect(await page.locator('#details script').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

inChromium('dark, narrow, printed, and without scripts', async () => {
  const dark = await opened(fleetOf(10), { colorScheme: 'dark' });
  expect(await dark.page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(20, 23, 27)');
  await dark.close();

  const narrow = await opened(fleetOf(10), { viewport: { width: 400, height: 800 } });
  expect(await narrow.page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
  await narrow.close();

  const printed = await opened(fleetOf(10_000));
  const pdf = (await printed.page.pdf()).toString('latin1');
  const pages = Number(/\/Count (\d+)/.exec(pdf)?.[1]);
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages).toBeLessThanOrEqual(20);
  await printed.close();

  const plain = await opened(fleetOf(10), { javaScriptEnabled: false });
  expect(await plain.page.textContent('main')).toContain('RTCTransport');
  expect(await plain.page.isVisible('.filters')).toBe(false);
  await plain.close();
});

inChromium('the template by itself is a page without a fault', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(new URL('../../../templates/pages/audit.html', import.meta.url).href);
  expect(await page.textContent('h1')).toContain('Audit');
  expect(complaints).toEqual([]);
  await page.close();
});
