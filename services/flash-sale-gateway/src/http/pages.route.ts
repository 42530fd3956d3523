import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { uuid } from '@floodgate/contracts';
import { Problem } from '@floodgate/runtime';
import { z } from 'zod';
import type { JudgeWindow } from '../use-cases/judge-window';
import { isPage, pageHeaders, renderPage } from './pages';
import type { Reply, Request, Server } from './server';

const PageParams = z.object({ id: uuid, name: z.string().refine(isPage) });
const PageQuery = z.strictObject({ ticket: uuid.optional() });

/** What a browser is sent to read: the answers of admission in words. Plain routes, because a crowd reads them too. */
export class PagesRoute implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly judgeWindow: JudgeWindow,
  ) {}

  onModuleInit(): void {
    const server: Server = this.host.httpAdapter.getInstance();
    server.get('/flash-sales/:id/pages/:name', { config: { isQuiet: true } }, (request, reply) =>
      this.show(request, reply),
    );
  }

  private show(request: Request, reply: Reply): Reply {
    const params = PageParams.safeParse(request.params);
    const query = PageQuery.safeParse(request.query);
    if (!params.success || !query.success || !isPage(params.data.name)) throw noSuchPage();
    const { id, name } = params.data;
    const verdict = this.judgeWindow.execute(id);
    const opensAt = verdict?.outcome === 'not-open' ? verdict.sale.opensAt : undefined;
    const page = renderPage(name, { saleId: id, opensAt, orderId: query.data.ticket });
    return reply.headers(pageHeaders).send(page);
  }
}

function noSuchPage(): Problem {
  const detail = 'There is no such page; the answers of POST /flash-sales/{id}/orders lead to those there are.';
  return new Problem({ status: 404, slug: 'flash-sale/no-such-page', title: 'No such page', detail });
}
