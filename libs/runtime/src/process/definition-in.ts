import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { ServiceDefinition } from './service-definition';

/** Where Nest's `@Module` keeps the imports of a module. */
const IMPORTS = 'imports';

/**
 * Finds `Runtime.forService(…)` in a module or in what it imports. Nest would find it too, but only after it has begun
 * to create providers, and logs and traces must be there before the first of them says something.
 */
export function definitionIn(module: unknown): ServiceDefinition | undefined {
  const { imports, providers } = partsOf(module);
  for (const provider of providers) {
    if ('useValue' in provider && provider.useValue instanceof ServiceDefinition) return provider.useValue;
  }
  for (const imported of imports) {
    const found = definitionIn(imported);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function isDynamic(module: unknown): module is DynamicModule {
  return typeof module === 'object' && module !== null && 'module' in module;
}

function partsOf(module: unknown): { readonly imports: readonly unknown[]; readonly providers: readonly Provider[] } {
  if (isDynamic(module)) {
    const { imports } = partsOf(module.module);
    return { imports: [...imports, ...(module.imports ?? [])], providers: module.providers ?? [] };
  }
  const imports: unknown = isClass(module) ? Reflect.getMetadata(IMPORTS, module) : undefined;
  return { imports: Array.isArray(imports) ? imports : [], providers: [] };
}

function isClass(module: unknown): module is Type {
  return typeof module === 'function';
}
