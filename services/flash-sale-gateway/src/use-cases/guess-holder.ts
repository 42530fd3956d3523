import { Injectable } from '@nestjs/common';
import { TicketBook } from '../storage/ticket-book';

/** Whether it is worth asking a customer of this name for proof when nothing is left: nearly all of a crowd have no ticket. */
@Injectable()
export class GuessHolder {
  constructor(private readonly tickets: TicketBook) {}

  /** @param name who somebody says they are */
  execute(name: string): boolean {
    return this.tickets.mayHold(name);
  }
}
