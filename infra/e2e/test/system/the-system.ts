import type { OwnSystem } from './own-system';
import type { Target } from './target';

const { floodgate } = globalThis as unknown as { readonly floodgate: Target };

/** The system that the stories are about: this run's own, or the running demo. */
export const system = floodgate;

/** For stories that change replicas or settings; they are not among those for the demo. */
export const ownSystem = floodgate as OwnSystem;
