import type { Finding } from '../finding';

/** Each invariant on a line, its offenders below it, and how it went in all. */
export function reportText(findings: readonly Finding[]): readonly string[] {
  const broken = findings.filter(({ offenderCount }) => offenderCount > 0);
  const verdict =
    broken.length === 0
      ? `All ${findings.length} invariants hold.`
      : `${broken.length} of ${findings.length} invariants do not hold: ${broken.map(({ name }) => name).join(', ')}.`;
  return [...findings.flatMap(findingLines), '', verdict];
}

function findingLines({ name, invariant, examinedCount, of, offenders, offenderCount }: Finding): readonly string[] {
  const more = offenderCount - offenders.length;
  return [
    `${offenderCount === 0 ? 'PASS' : 'FAIL'}  ${name.padEnd(30)} ${invariant} (${examinedCount} ${of})`,
    ...offenders.map((offender) => `        ${offender}`),
    ...(more > 0 ? [`        … and ${more} more`] : []),
  ];
}
