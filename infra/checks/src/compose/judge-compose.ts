import type { ComposeFile, ComposeService } from './compose-file';

/** What is wrong with the compose file, one sentence each: what a machine without Docker can see. */
export function judgeCompose(file: ComposeFile, environment: ReadonlyMap<string, string>): string[] {
  return [
    ...Object.entries(file.services).flatMap(([name, service]) => judge(name, service)),
    ...[...new Set(file.variables)]
      .filter((variable) => !environment.has(variable))
      .map((variable) => `\${${variable}} has no value: add a default to .env`),
    ...Object.keys(file.services).flatMap((name) => judgeStartOrder(name, file)),
  ];
}

function judge(name: string, service: ComposeService): string[] {
  const says = (isWrong: boolean, sentence: string) => (isWrong ? [`${name}: ${sentence}`] : []);
  const isOneShot = service.restart === 'no';
  return [
    ...says(!service.healthcheck && !isOneShot, 'add a healthcheck that is true when it can do its work'),
    ...says(service.mem_limit === undefined, 'add a mem_limit: one service must not starve the others'),
    ...says(service.restart === undefined, 'add a restart policy ("no" for a program that runs once)'),
    ...says(/:latest$|^[^:]+$/.test(service.image ?? 'built:here'), 'give the image a version'),
    ...(service.ports ?? []).flatMap((port) =>
      says(!isLoopback(port), `bind ${JSON.stringify(port)} to 127.0.0.1: a demo is nobody else's business`),
    ),
  ];
}

function judgeStartOrder(name: string, { services }: ComposeFile): string[] {
  const needs = services[name]?.depends_on ?? {};
  const conditions = Array.isArray(needs)
    ? needs.map((need: string) => [need, undefined] as const)
    : conditionsOf(needs);
  return conditions.flatMap(([need, condition]) => {
    if (!services[need]) return [`${name}: depends on ${need}, which does not exist`];
    const expected = services[need].restart === 'no' ? 'service_completed_successfully' : 'service_healthy';
    return condition === expected ? [] : [`${name}: wait for ${need} with the condition ${expected}`];
  });
}

function conditionsOf(needs: object): (readonly [string, string | undefined])[] {
  return Object.entries(needs as Record<string, { condition?: string }>).map(([need, { condition }]) => [
    need,
    condition,
  ]);
}

function isLoopback(port: NonNullable<ComposeService['ports']>[number]): boolean {
  return typeof port === 'string' ? port.startsWith('127.0.0.1:') : port.host_ip === '127.0.0.1';
}
