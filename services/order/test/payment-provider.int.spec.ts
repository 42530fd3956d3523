import { v7 as uuidv7 } from 'uuid';
import { PaymentProvider } from '../src/clients/payment-provider';
import { sandboxCards } from '../src/clients/sandbox-provider';
import { startOrder, type RunningOrder } from './running-order';

/** What every payment provider promises; the cards are the sandbox's words for how a provider may behave. */
describe('the payment provider', () => {
  let order: RunningOrder;
  let provider: PaymentProvider;

  beforeAll(async () => {
    order = await startOrder();
    provider = order.app.get<PaymentProvider>(PaymentProvider as never);
  });
  afterAll(() => order.stop());

  const signal = () => AbortSignal.timeout(5_000);
  const charge = (card: string, paymentId: string = uuidv7()) => ({ paymentId, amountMinor: 8_900, card });
  const keptFor = async (paymentId: string) => {
    const [books] = await order.environment.sql<{ kept: number }>(
      'SELECT (charged_minor - refunded_minor)::int AS kept FROM sandbox_payments WHERE payment_id = $1',
      [paymentId],
    );
    return books?.kept;
  };

  it('takes the money once, however often and by however many it is asked', async () => {
    const asked = charge(sandboxCards.approve);
    const words = await Promise.all(Array.from({ length: 10 }, () => provider.charge(asked, signal())));

    expect(words).toEqual(words.map(() => ({ outcome: 'approved' })));
    expect(await provider.outcomeOf(asked.paymentId, signal())).toEqual({ outcome: 'approved' });
    expect(await keptFor(asked.paymentId)).toBe(8_900);
  });

  it('keeps its word, whatever it is asked next under the same id', async () => {
    const asked = charge(sandboxCards.decline);
    const no = { outcome: 'declined', reason: expect.any(String) };

    expect(await provider.charge(asked, signal())).toEqual(no);
    expect(await provider.charge({ ...asked, card: sandboxCards.approve }, signal())).toEqual(no);
    expect(await keptFor(asked.paymentId)).toBe(0);
  });

  it.each(['card-of-nobody', 'constructor', '__proto__'])('declines a card it does not know: %s', async (card) => {
    expect(await provider.charge(charge(card), signal())).toMatchObject({ outcome: 'declined' });
  });

  it('has taken the money although its answer got lost, and says so when asked', async () => {
    const asked = charge(sandboxCards.timeOut);

    await expect(provider.charge(asked, AbortSignal.timeout(50))).rejects.toThrow();

    expect(await provider.outcomeOf(asked.paymentId, signal())).toEqual({ outcome: 'approved' });
  });

  it.each([
    [sandboxCards.answerLater, 'approved', 8_900],
    [sandboxCards.declineLater, 'declined', 0],
  ])('decides later with %s: %s', async (card, outcome, kept) => {
    const asked = charge(card);
    const words = [
      await provider.charge(asked, signal()),
      await provider.outcomeOf(asked.paymentId, signal()),
      await provider.outcomeOf(asked.paymentId, signal()),
      await provider.outcomeOf(asked.paymentId, signal()),
    ];

    expect(words.map((word) => word?.outcome)).toEqual(['pending', 'pending', outcome, outcome]);
    expect(await keptFor(asked.paymentId)).toBe(kept);
  });

  it('has never heard of a payment that never arrived', async () => {
    expect(await provider.outcomeOf(uuidv7(), signal())).toBeUndefined();
  });

  it('gives the money back once, however often it is told', async () => {
    const asked = charge(sandboxCards.approve);
    await provider.charge(asked, signal());

    const undone = await Promise.all(Array.from({ length: 10 }, () => provider.refund(asked.paymentId, signal())));

    expect(undone).toEqual(undone.map(() => true));
    expect(await keptFor(asked.paymentId)).toBe(0);
  });

  it('says when the money is not back yet', async () => {
    const asked = charge(sandboxCards.refundLater);
    await provider.charge(asked, signal());

    expect(await provider.refund(asked.paymentId, signal())).toBe(false);
    expect(await keptFor(asked.paymentId)).toBe(8_900);
    expect(await provider.refund(asked.paymentId, signal())).toBe(true);
    expect(await keptFor(asked.paymentId)).toBe(0);
  });

  it('takes nothing any more for a payment that was undone before it arrived', async () => {
    const asked = charge(sandboxCards.approve);

    expect(await provider.refund(asked.paymentId, signal())).toBe(true);
    expect(await provider.charge(asked, signal())).toMatchObject({ outcome: 'declined' });
    expect(await keptFor(asked.paymentId)).toBe(0);
  });

  it('takes nothing any more for a payment that was undone while it was undecided', async () => {
    const asked = charge(sandboxCards.answerLater);
    await provider.charge(asked, signal());

    expect(await provider.refund(asked.paymentId, signal())).toBe(true);
    await provider.outcomeOf(asked.paymentId, signal());
    await provider.outcomeOf(asked.paymentId, signal());
    expect(await keptFor(asked.paymentId)).toBe(0);
  });
});
