import { createHash } from 'node:crypto';

interface Words {
  readonly title: string;
  readonly text: string;
}

/** What a person is told, in the same cases in which a program gets a status. */
const words = {
  admitted: {
    title: 'You are in',
    text: 'Your ticket is kept. What becomes of it is told at the address below; you may close this page and come back.',
  },
  'no-such-sale': {
    title: 'There is no such sale',
    text: 'The address may be misspelt, or the sale was never planned.',
  },
  'not-open': {
    title: 'Not open yet',
    text: 'Come back when the sale opens. Coming earlier gives nobody an advantage.',
  },
  over: { title: 'The sale is over', text: 'Nothing is left to buy here. Tickets that were given stay valid.' },
  'sold-out': {
    title: 'Sold out',
    text: 'Everything is sold or being paid for. When somebody does not pay in time, the sale opens again.',
  },
  few: { title: 'Fewer are left', text: 'Fewer pieces are left than you asked for. Ask for one.' },
  'slow-down': {
    title: 'A little slower',
    text: 'So many requests came from you that we let others go first. Wait a few seconds; you lose nothing by it.',
  },
  busy: {
    title: 'Too many people at once',
    text: 'You have no ticket yet. Wait a few seconds and try again: asking twice never gives two tickets.',
  },
  'sign-in': { title: 'Who are you?', text: 'Sign in first, then ask for your ticket again.' },
  invalid: { title: 'That was not understood', text: 'The request was not one that can be answered.' },
} as const satisfies Record<string, Words>;

export type PageName = keyof typeof words;

export function isPage(name: string): name is PageName {
  return Object.hasOwn(words, name);
}

const style =
  'body{font:1.125rem/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto 0;padding:0 1rem;color:#1a1a1a;' +
  'background:#fff}h1{font-size:2rem;line-height:1.2}a{color:#0b5394}' +
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#9fc5e8}}';

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing may be loaded, run, framed or submitted: the page is its own text and one style, known by its hash. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

interface PageFacts {
  readonly saleId: string;
  /** When it opens, for those who are too early. */
  readonly opensAt?: Date | undefined;
  /** The ticket, for those who have one. */
  readonly orderId?: string | undefined;
}

export function renderPage(name: PageName, { saleId, opensAt, orderId }: PageFacts): string {
  const { title, text }: Words = words[name];
  const ticket = `/flash-sales/${saleId}/orders/${orderId ?? ''}`;
  const facts = [
    ...(opensAt === undefined
      ? []
      : [`It opens at <time datetime="${opensAt.toISOString()}">${opensAt.toUTCString()}</time>.`]),
    ...(orderId === undefined ? [] : [`Your ticket: <a href="${escaped(ticket)}">${escaped(orderId)}</a>`]),
    `<a href="/flash-sales/${escaped(saleId)}">About this sale</a>`,
  ];
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escaped(title)}</title><style>${style}</style></head>`,
    `<body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>`,
    ...facts.map((fact) => `<p>${fact}</p>`),
    '</main></body></html>',
  ].join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
