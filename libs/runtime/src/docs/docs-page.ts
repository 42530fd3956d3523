import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const ASSETS_MAX_AGE_S = 3_600;

/** Exactly the files the page asks for, so that no path of a request ever reaches the disk. */
const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** The documentation for people. Its files come from this process: it must work where there is no internet. */
export function serveDocsPage(server: FastifyInstance, service: string): void {
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  const page = pageOf(service);

  server.get('/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));

  for (const [file, type] of Object.entries(assets)) {
    server.get(`/docs/${file}`, { config: { isQuiet: true } }, async (_request, reply) => {
      void reply.type(type).header('cache-control', `max-age=${ASSETS_MAX_AGE_S}`);
      return reply.send(createReadStream(join(folder, file)));
    });
  }
}

/** Addresses are relative, so that the page also works behind a path prefix. */
function pageOf(service: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${service} API</title>
    <link rel="stylesheet" href="docs/swagger-ui.css" />
    <link rel="icon" href="docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script>
      SwaggerUIBundle({ url: 'docs-json', dom_id: '#swagger-ui', persistAuthorization: true });
    </script>
  </body>
</html>
`;
}
