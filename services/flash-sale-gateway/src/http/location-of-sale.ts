import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { tap, type Observable } from 'rxjs';

interface Reply {
  header(name: string, value: string): unknown;
}

/** Says where to look for the sale that was just planned: `@UseInterceptors(LocationOfSale)`. */
export class LocationOfSale implements NestInterceptor<{ readonly id: string }> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<{ readonly id: string }>,
  ): Observable<{ readonly id: string }> {
    const reply = context.switchToHttp().getResponse<Reply>();
    return next.handle().pipe(tap(({ id }) => reply.header('location', `/flash-sales/${id}`)));
  }
}
