/** One published port: where it is on this machine, and which variable of .env moves it. */
export interface HostPort {
  readonly port: number;
  readonly variable: string;
}

const PUBLISHED = /^127\.0\.0\.1:(\d+)(?:-\d+)?:(\d+)$/;

/** `127.0.0.1:8110:3000` → 8110. Of a range, the first; the replicas take the following ones. */
export function hostPortFor(containerPort: number, ports: readonly string[], variables: readonly string[]): HostPort {
  for (const [index, published] of ports.entries()) {
    const [, host, container] = PUBLISHED.exec(published) ?? [];
    if (Number(container) === containerPort) return { port: Number(host), variable: variables[index] ?? '' };
  }
  throw new Error(`docker-compose.yml publishes no 127.0.0.1:<port>:${containerPort}, only: ${ports.join(', ')}`);
}

/** The variable in `127.0.0.1:${ORDER_PORT:-8110}:3000`. */
export function variableIn(text: string): string {
  return /\$\{(\w+)/.exec(text)?.[1] ?? '';
}
