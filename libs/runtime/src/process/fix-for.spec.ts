import { fixFor } from './fix-for';

describe('what to do about an error that prevents the start', () => {
  const coded = (code: string): Error => Object.assign(new Error('failed'), { code });

  it.each([
    ['EADDRINUSE', 'PORT'],
    ['28P01', 'DATABASE_URL'],
    ['3D000', 'DATABASE_URL'],
    ['42501', 'DATABASE_URL'],
    ['ECONNREFUSED', 'DATABASE_URL or BROKER_URL'],
    ['ENOTFOUND', 'DATABASE_URL or BROKER_URL'],
  ])('knows the setting behind %s', (code, setting) => {
    expect(fixFor(coded(code)).fix).toContain(setting);
  });

  it.each([
    'Handshake terminated by server: 403 (ACCESS-REFUSED) with message "ACCESS_REFUSED - Login was refused"',
    'Operation failed: QueueDeclare; 403 (ACCESS-REFUSED) with message "ACCESS_REFUSED - access to queue"',
  ])('knows what it means that the broker says: %s', (message) => {
    expect(fixFor(new Error(message)).fix).toContain('BROKER_URL');
  });

  it('looks behind the error, and believes what an error says itself', () => {
    expect(fixFor(new Error('no start', { cause: coded('28P01') })).fix).toContain('DATABASE_URL');
    const own = Object.assign(new Error('no start', { cause: coded('28P01') }), { fix: 'Turn it on.' });
    expect(fixFor(own)).toEqual({ fix: 'Turn it on.' });
  });

  it('says nothing of what it does not know', () => {
    expect(fixFor(new Error('odd'))).toEqual({});
    expect(fixFor('odd')).toEqual({});
  });
});
