import { bearer, json, startSample, type RunningSample } from '../../test/running-sample';

describe('a route that needs a token', () => {
  let sample: RunningSample;
  beforeAll(async () => (sample = await startSample()));
  afterAll(() => sample.app.close());

  const path = '/orders/0198c0dd-1c00-7000-8000-00000000002a';

  it('asks who is there', async () => {
    const { status, headers, body } = await sample.ask('GET', path);
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(body).toMatchObject({ type: 'urn:floodgate:problem:unauthenticated' });
  });

  it.each([
    ['malformed JSON', { headers: json, body: '{' }],
    ['a body of another kind', { headers: { 'content-type': 'text/plain' }, body: 'x' }],
    ['a body that is not valid', { headers: json, body: '{}' }],
  ])('asks before it looks at %s', async (_what, request) => {
    expect(await sample.ask('POST', '/orders', request)).toMatchObject({ status: 401 });
  });

  it('says the same of each route of a class', async () => {
    for (const path of ['/notes', '/notes/other']) {
      expect(await sample.ask('POST', path, { headers: json, body: '{' })).toMatchObject({ status: 401 });
      expect(await sample.ask('POST', path, { headers: { ...json, ...bearer() }, body: '{' })).toMatchObject({
        status: 400,
      });
    }
  });

  it('lets a customer in', async () => {
    expect(await sample.ask('GET', path, { headers: bearer() })).toMatchObject({ status: 200 });
  });

  it('may be for operators only', async () => {
    expect(await sample.ask('DELETE', path)).toMatchObject({ status: 401 });
    expect(await sample.ask('DELETE', path, { headers: bearer() })).toMatchObject({ status: 403 });
    expect(await sample.ask('DELETE', path, { headers: bearer('operator') })).toMatchObject({ status: 200 });
  });
});
