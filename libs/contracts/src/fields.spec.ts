import { instant } from './fields';

describe('an instant', () => {
  it.each(['2026-01-05T10:00:00Z', '2026-01-05T10:00:00.000Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'])(
    'may be %s',
    (text) => {
      expect(instant.safeParse(text).success).toBe(true);
    },
  );

  it.each(['0000-01-01T00:00:00Z', '0000-12-31T23:59:59.999Z', '2026-01-05', '2026-01-05T10:00:00+01:00'])(
    'is not %s',
    (text) => {
      expect(instant.safeParse(text).success).toBe(false);
    },
  );
});
