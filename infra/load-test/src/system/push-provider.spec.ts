import { PushProvider } from './push-provider';

describe('the provider of push messages', () => {
  const send = (provider: PushProvider, key: string) =>
    fetch(provider.url, {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: JSON.stringify({ orderId: 'o-1', template: 'order-paid', to: 'somebody' }),
    });

  it('is really away, and at the same address when it comes back', async () => {
    const provider = await PushProvider.open();
    expect(await send(provider, 'k-1')).toMatchObject({ status: 204 });
    provider.goAway();
    await expect(send(provider, 'k-2')).rejects.toThrow();
    await provider.comeBack();
    expect(await send(provider, 'k-1')).toMatchObject({ status: 204 });
    expect(provider.timesTold('o-1', 'order-paid')).toBe(1);
    expect(await send(provider, 'k-2')).toMatchObject({ status: 204 });
    expect(provider.timesTold('o-1', 'order-paid')).toBe(2);
    provider.goAway();
  });
});
