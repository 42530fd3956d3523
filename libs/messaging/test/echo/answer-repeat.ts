import { Answers, RpcFailure } from '@floodgate/messaging';
import { Injectable } from '@nestjs/common';
import { Repeat } from './echo.messages';

@Injectable()
@Answers(Repeat)
export class AnswerRepeat {
  async answer({ text, afterMs }: Repeat): Promise<{ text: string }> {
    if (text === 'forbidden') throw new RpcFailure('forbidden-word', 'not this word', 'text');
    if (text === 'broken') throw new TypeError('a bug');
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
    return { text };
  }
}
