/** Does an `Accept` header ask for a page rather than for data? A program that says nothing, or anything, gets data. */
export function prefersHtml(accept: string | undefined): boolean {
  // Most of a crowd of programs ends here.
  if (!accept?.includes('text/html')) return false;
  const html = qualityOf('text/html', accept);
  return (
    html > 0 && html >= Math.max(qualityOf('application/json', accept), qualityOf('application/problem+json', accept))
  );
}

function qualityOf(type: string, accept: string): number {
  const range = accept.split(',').find((one) => one.trimStart().startsWith(type));
  if (range === undefined) return 0;
  const weight = /;\s*q=([\d.]+)/.exec(range)?.[1];
  return weight === undefined ? 1 : Number(weight);
}
