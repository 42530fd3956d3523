import { ensureBrowser } from '@floodgate/local';
import { chromium, type Browser, type Page } from 'playwright-core';

/** A browser of the system, which is installed where that can be done; otherwise this fails and says what to install. */
export function openBrowser(): Promise<Browser> {
  const executablePath = ensureBrowser((line) => process.stderr.write(`${line}\n`));
  return chromium.launch({ executablePath, args: ['--disable-dev-shm-usage'] });
}

/** What a page did while it was open that it must not do. */
export interface Misdeeds {
  /** Errors and warnings of its console, and what it threw. */
  readonly said: readonly string[];
  /** Everything it asked for but itself. */
  readonly asked: readonly string[];
}

/** Opens a file as a double click does, and watches it. */
export async function openFile(page: Page, file: string): Promise<Misdeeds> {
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== `file://${file}` && !request.url().startsWith('data:')) asked.push(request.url());
  });
  await page.goto(`file://${file}`);
  await page.locator('.plot canvas').first().waitFor();
  return { said, asked };
}

// Run in the browser, whose words the compiler of this repository does not know.
const coloursOfCanvases = `[...document.querySelectorAll('.plot canvas')].map((canvas) => {
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set();
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] === 255) seen.add(pixels[at] + ' ' + pixels[at + 1] + ' ' + pixels[at + 2]);
  }
  return seen.size;
})`;

/** How many different colours each chart has on it: one that was not drawn has none. */
export function coloursOfCharts(page: Page): Promise<readonly number[]> {
  return page.evaluate<readonly number[]>(coloursOfCanvases);
}

/** How wide the page and its widest chart are. */
export function widthsOf(page: Page): Promise<{ readonly page: number; readonly chart: number }> {
  return page.evaluate<{ readonly page: number; readonly chart: number }>(`({
    page: document.documentElement.scrollWidth,
    chart: Math.max(...[...document.querySelectorAll('.plot canvas')].map((canvas) => canvas.clientWidth)),
  })`);
}

/** How bright text and ground are, 0 to 255. */
export function brightnessOf(page: Page): Promise<{ readonly ink: number; readonly paper: number }> {
  return page.evaluate<{ readonly ink: number; readonly paper: number }>(`(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    const red = (rgb) => Number(/\\d+/.exec(rgb)[0]);
    return { ink: red(color), paper: red(backgroundColor) };
  })()`);
}
