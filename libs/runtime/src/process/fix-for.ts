const fixes: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Something else listens there: set PORT to a free port, or stop the other process.',
  EACCES: 'Ports below 1024 need privileges: set PORT to a higher one.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine: set it to 0.0.0.0 or 127.0.0.1.',
};

/** What to do about an error: what it says itself in `fix`, or what we know of its code. */
export function fixFor(error: unknown): { readonly fix?: string } {
  if (!(error instanceof Error)) return {};
  if ('fix' in error && typeof error.fix === 'string') return { fix: error.fix };
  const known = 'code' in error && typeof error.code === 'string' ? fixes[error.code] : undefined;
  return known === undefined ? {} : { fix: known };
}
