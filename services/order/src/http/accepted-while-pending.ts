import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { tap, type Observable } from 'rxjs';
import type { PaymentReceipt } from './payments.api';

interface Reply {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

/** 202 for what is not decided yet, and where to look for the decision: `@UseInterceptors(AcceptedWhilePending)`. */
export class AcceptedWhilePending implements NestInterceptor<PaymentReceipt> {
  intercept(context: ExecutionContext, next: CallHandler<PaymentReceipt>): Observable<PaymentReceipt> {
    const reply = context.switchToHttp().getResponse<Reply>();
    return next.handle().pipe(
      tap(({ status, orderId }) => {
        if (status === 'pending') reply.status(202);
        reply.header('location', `/orders/${orderId}`);
      }),
    );
  }
}
