import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type { Documentation } from './documentation';
import { serveDocsPage } from './docs-page';
import { withImpliedAnswers } from './implied-answers';
import { operationOf, problemComponent } from './openapi-parts';
import { swaggerWhenAsked } from './when-asked';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Describes a plain Fastify route, as `@Documented` describes a route of a controller. */
    documented?: Documentation;
  }
}

/** `/docs` for people, `/docs-json` for programs. Written when somebody first asks; everything comes from this process. */
export function serveDocs(app: NestFastifyApplication, service: string): void {
  const server = app.getHttpAdapter().getInstance();
  const plainRoutes = collectPlainRoutes(server);
  let document: Promise<OpenAPIObject> | undefined;
  server.get('/docs-json', () => (document ??= write(app, service, plainRoutes)));
  serveDocsPage(server, service);
}

async function write(
  app: NestFastifyApplication,
  service: string,
  plainRoutes: readonly PlainRoute[],
): Promise<OpenAPIObject> {
  const { DocumentBuilder, SwaggerModule } = await swaggerWhenAsked();
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(service)
    .setDescription('Errors are RFC 9457 problem details; `x-correlation-id` on every answer finds it in the logs.')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, settings);
  for (const { path, method, documented } of plainRoutes) {
    document.paths[path] = { ...document.paths[path], [method]: operationOf(documented) };
  }
  return {
    ...document,
    paths: withImpliedAnswers(document.paths),
    components: { ...document.components, schemas: { ...document.components?.schemas, ...problemComponent() } },
  };
}

interface PlainRoute {
  readonly path: string;
  readonly method: string;
  readonly documented: Documentation;
}

function collectPlainRoutes(server: FastifyInstance): readonly PlainRoute[] {
  const routes: PlainRoute[] = [];
  server.addHook('onRoute', ({ url, method, config }) => {
    const documented = config?.documented;
    if (documented === undefined) return;
    const path = url.replace(/:(\w+)/g, '{$1}');
    const methods = [method].flat().filter((one) => one !== 'HEAD');
    for (const one of methods) routes.push({ path, method: one.toLowerCase(), documented });
  });
  return routes;
}
