import { readFile } from 'node:fs/promises';

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

/** The one function of Node's WebAssembly that is needed; its types live in the DOM library, which a server has not. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ): Promise<{ readonly instance: { readonly exports: { __wbindgen_start(): void } } }>;
};

let loaded: Promise<Bindings> | undefined;

/** Prisma's schema engine as WebAssembly, instantiated once per process; its package expects a bundler to do this. */
export function loadSchemaEngine(): Promise<Bindings> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<Bindings> {
  // Loaded on demand: a service that only runs never migrates.
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const path = require.resolve('@prisma/schema-engine-wasm').replace(/schema_engine\.js$/, 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(path), {
    './schema_engine_bg.js': withoutLingeringTimers(bindings),
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

/** The engine leaves its ten-second lock timeout behind when it is done; a timer that nobody waits for must not keep the process. */
function withoutLingeringTimers(bindings: Bindings): Readonly<Record<string, unknown>> {
  const setUnreferencedTimeout = (callback: () => void, ms: number) => setTimeout(callback, ms).unref();
  const timers = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  return { ...bindings, ...Object.fromEntries(timers.map((name) => [name, setUnreferencedTimeout])) };
}
