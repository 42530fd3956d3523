import { expectInvariants } from '../steps/invariants';

/** A story waits for several services, and for some of them to start again. Jest takes this from no project's settings. */
const STORY_DEADLINE_MS = 180_000;

jest.setTimeout(STORY_DEADLINE_MS);

// The next story shall find a quiet system, and nobody shall search for the one that broke it.
afterAll(() => expectInvariants());
