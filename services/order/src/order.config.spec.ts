const settings = {
  PORT: '0',
  DATABASE_URL: 'postgres://order:a-secret@localhost/order',
  BROKER_URL: 'amqp://order:a-secret@localhost/floodgate',
  TOKEN_SECRET: 'a-secret-of-at-least-32-characters',
};

describe('the settings of the order service', () => {
  const environment = process.env;
  afterEach(() => {
    process.env = environment;
  });

  /** It is read when the module is loaded. */
  async function configFrom(more: Readonly<Record<string, string>>): Promise<{ readonly PAYMENT_PROVIDER: string }> {
    process.env = { ...settings, ...more };
    jest.resetModules();
    return (await import('./order.config')).orderConfig;
  }

  it('pay into the sandbox in the demo', async () => {
    expect(await configFrom({ DEMO: 'true' })).toMatchObject({ PAYMENT_PROVIDER: 'sandbox' });
  });

  it.each<Readonly<Record<string, string>>>([{}, { DEMO: 'false' }, { PAYMENT_PROVIDER: '' }])(
    'refuse to sell for nothing outside of it: %j',
    async (env) => {
      await expect(configFrom(env)).rejects.toThrow(/PAYMENT_PROVIDER is missing[^]*sandbox/);
    },
  );

  it('take the sandbox where somebody asks for it', async () => {
    expect(await configFrom({ PAYMENT_PROVIDER: 'sandbox' })).toMatchObject({ PAYMENT_PROVIDER: 'sandbox' });
  });
});
