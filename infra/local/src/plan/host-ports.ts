/** One published port: where it is on this machine, and which variable of .env moves it. */
export interface HostPort {
  readonly port: number;
  readonly variable: string;
}

export const HIGHEST_PORT = 65_535;

const PUBLISHED = /^127\.0\.0\.1:(.*):(\d+)$/;
const PORTS = /^(\d{1,5})(?:-(\d{1,5}))?$/;

/** `127.0.0.1:8110:3000` → 8110. Of a range, the first; the replicas take the following ones. */
export function hostPortFor(containerPort: number, ports: readonly string[], variables: readonly string[]): HostPort {
  for (const [index, published] of ports.entries()) {
    const [, host = '', container] = PUBLISHED.exec(published) ?? [];
    const variable = variables[index] ?? '';
    if (Number(container) === containerPort) return { port: firstPortIn(host, variable), variable };
  }
  throw new Error(`docker-compose.yml publishes no 127.0.0.1:<port>:${containerPort}, only: ${ports.join(', ')}`);
}

function firstPortIn(host: string, variable: string): number {
  const [, first, last = first] = PORTS.exec(host) ?? [];
  const isRange = Number(first) >= 1 && Number(first) <= Number(last) && Number(last) <= HIGHEST_PORT;
  if (isRange) return Number(first);
  throw new Error(`${variable}=${host} is not a port: set it to a number from 1 to ${HIGHEST_PORT} in .env.`);
}

/** The variable in `127.0.0.1:${ORDER_PORT:-8110}:3000`. */
export function variableIn(text: string): string {
  return /\$\{(\w+)/.exec(text)?.[1] ?? '';
}
