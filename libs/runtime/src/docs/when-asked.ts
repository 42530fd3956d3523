type Swagger = typeof import('@nestjs/swagger');

const waiting: ((swagger: Swagger) => void)[] = [];

/**
 * A decorator of Nest's OpenAPI package that is applied when the documentation is first asked for. Nobody asks most
 * processes, and the package with the JSON schemas are a twelfth of what a service does to start.
 */
export function whenAsked(decorator: (swagger: Swagger) => ClassDecorator & MethodDecorator) {
  return (target: object, method?: string | symbol, descriptor?: PropertyDescriptor): void => {
    waiting.push((swagger) => {
      if (method !== undefined && descriptor !== undefined) decorator(swagger)(target, method, descriptor);
      else if (typeof target === 'function') decorator(swagger)(target);
    });
  };
}

/** Loads the package and applies what waits for it. */
export async function swaggerWhenAsked(): Promise<Swagger> {
  const swagger = await import('@nestjs/swagger');
  for (const apply of waiting.splice(0)) apply(swagger);
  return swagger;
}
