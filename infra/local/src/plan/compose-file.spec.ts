import { readCompose } from './compose-file';

const text = `
services:
  order:
    environment:
      PORT: 3000
      LOG_LEVEL: \${LOG_LEVEL:-info}
      PAYMENT_WINDOW_S:
`;

const environmentWith = (variables: Record<string, string>) => readCompose(text, variables).order?.environment;

describe('the environment of a block', () => {
  it('passes on a variable of the same name, as Compose does', () => {
    expect(environmentWith({ PAYMENT_WINDOW_S: '5' })).toEqual({
      PORT: '3000',
      LOG_LEVEL: 'info',
      PAYMENT_WINDOW_S: '5',
    });
  });

  it('leaves out what is not set, so that the default of the program holds', () => {
    expect(environmentWith({ LOG_LEVEL: 'debug' })).toEqual({ PORT: '3000', LOG_LEVEL: 'debug' });
  });
});
