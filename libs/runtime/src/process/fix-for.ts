const fixes: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Something else listens there: set PORT to a free port, or stop the other process.',
  EACCES: 'Ports below 1024 need privileges: set PORT to a higher one.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine: set it to 0.0.0.0 or 127.0.0.1.',
  ECONNREFUSED: 'Nobody listens there: start the server, or correct host and port in DATABASE_URL or BROKER_URL.',
  ENOTFOUND: 'There is no host of that name: correct it in DATABASE_URL or BROKER_URL.',
  // PostgreSQL's own codes: wrong password, no such database, not allowed.
  '28P01': 'PostgreSQL does not accept this user and password: correct them in DATABASE_URL, or run the set-up.',
  '3D000': 'There is no such database: correct its name in DATABASE_URL, or run the set-up, which creates it.',
  '42501': "The user in DATABASE_URL may not do this: use the service's own, or run the set-up, which grants it.",
};

const BROKER_REFUSES = /ACCESS[-_]REFUSED/;
const BROKER_FIX =
  'The broker does not accept this user: correct user, password and vhost in BROKER_URL, or run the set-up.';
const CAUSES_MAX_COUNT = 8;

/** What to do about an error: what it or a cause of it says itself in `fix`, or what we know of its code. */
export function fixFor(error: unknown): { readonly fix?: string } {
  let link = error;
  for (let depth = 0; depth < CAUSES_MAX_COUNT && link instanceof Error; depth += 1) {
    const fix = fixOf(link);
    if (fix !== undefined) return { fix };
    link = link.cause;
  }
  return {};
}

function fixOf(error: Error): string | undefined {
  if ('fix' in error && typeof error.fix === 'string') return error.fix;
  const known = 'code' in error && typeof error.code === 'string' ? fixes[error.code] : undefined;
  return known ?? (BROKER_REFUSES.test(error.message) ? BROKER_FIX : undefined);
}
