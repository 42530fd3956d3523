import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { tap, type Observable } from 'rxjs';

interface Reply {
  header(name: string, value: string): unknown;
}

/** Says where to look for what was just accepted: `@UseInterceptors(LocationOfOrder)`. */
export class LocationOfOrder implements NestInterceptor<{ readonly id: string }> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<{ readonly id: string }>,
  ): Observable<{ readonly id: string }> {
    const reply = context.switchToHttp().getResponse<Reply>();
    return next.handle().pipe(tap(({ id }) => reply.header('location', `/orders/${id}`)));
  }
}
