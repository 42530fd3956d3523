import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { comparePageOf } from '../src/page/compare-page';
import { pageOf } from '../src/page/page';
import type { Report } from '../src/result/result';
import { brightnessOf, coloursOfCharts, openBrowser, openFile, widthsOf } from './browser';
import { reportOf, resultOf } from './results';

const INSTALL_DEADLINE_MS = 300_000;
const CHARTS = 10;
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1_280, height: 900 };

const failed = resultOf({
  verdict: 'FAIL',
  checks: [
    { title: 'every ticket got its final answer', offenders: [] },
    { title: 'sold + reserved + available = stocked', offenders: ['<b>SKU-1</b>'] },
  ],
});

/** Everything this project writes as a page. */
const pages: Readonly<Record<string, string>> = {
  'one run': pageOf(reportOf()),
  'three runs': pageOf(reportOf([resultOf(), resultOf({ drainS: 0.9 }), resultOf({ drainS: 0.5 })])),
  'two results side by side': comparePageOf(reportOf(), reportOf([failed], { verdict: 'FAIL' })),
};

describe('the page of a result, in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'floodgate-page-'));
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  }, INSTALL_DEADLINE_MS);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (text: string, viewport = DESK, colorScheme: 'light' | 'dark' = 'light') => {
    const file = join(folder, 'page.html');
    writeFileSync(file, text);
    page = await browser.newPage({ viewport, colorScheme });
    return openFile(page, file);
  };
  afterEach(() => page.close());

  it.each(Object.entries(pages))(
    'of %s draws its charts, asks for nothing and complains of nothing',
    async (_, text) => {
      const { said, asked } = await open(text);
      const colours = await coloursOfCharts(page);
      expect(colours.length).toBeGreaterThanOrEqual(CHARTS);
      expect(Math.min(...colours)).toBeGreaterThan(2);
      expect({ said, asked }).toEqual({ said: [], asked: [] });
    },
  );

  it.each(Object.entries(pages))('of %s is read on a phone without scrolling sideways', async (_, text) => {
    await open(text, PHONE);
    const widths = await widthsOf(page);
    expect(widths.page).toBeLessThanOrEqual(PHONE.width);
    expect(widths.chart).toBeLessThanOrEqual(PHONE.width);
  });

  it.each(['light', 'dark'] as const)('is drawn for a %s screen', async (colorScheme) => {
    await open(pageOf(reportOf()), DESK, colorScheme);
    const { ink, paper } = await brightnessOf(page);
    expect(paper > ink).toBe(colorScheme === 'light');
    expect(Math.min(...(await coloursOfCharts(page)))).toBeGreaterThan(2);
  });

  it('says PASS or FAIL before anything else, and then what does not hold', async () => {
    const words = async (report: Report) => {
      await open(pageOf(report));
      const text = await page.innerText('body');
      await page.close();
      return text.split(/\s+/);
    };
    expect((await words(reportOf()))[0]).toBe('PASS');
    const [first, ...rest] = await words(reportOf([failed], { verdict: 'FAIL' }));
    expect(first).toBe('FAIL');
    const text = rest.join(' ');
    expect(text).toContain('sold + reserved + available = stocked <b>SKU-1</b>');
    expect(text.indexOf('<b>SKU-1</b>')).toBeLessThan(text.indexOf('Where the crowd went'));
  });

  it('says of a part that it is one', async () => {
    await open(pageOf(reportOf([resultOf({ isPartial: true })], { isPartial: true })));
    expect(await page.innerText('body')).toContain('Interrupted: this is a part of the run.');
  });

  it('draws a run that was folded away when it is unfolded', async () => {
    await open(pages['three runs'] ?? '');
    expect(await page.locator('.plot canvas').count()).toBe(CHARTS);
    await page.getByText('Run 2').click();
    await page
      .locator('.plot canvas')
      .nth(2 * CHARTS - 1)
      .waitFor();
    expect(await page.locator('.plot canvas').count()).toBe(2 * CHARTS);
  });
});
