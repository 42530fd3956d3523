import type { Target } from './target';

let target: Target | undefined;

/** Kept outside of the stories: Jest gives every file a world of its own, and the system outlives them all. */
export function setCurrentTarget(started: Target): void {
  target = started;
}

export function currentTarget(): Target {
  if (!target) throw new Error('the system is not running: stories are run by story-runner.ts');
  return target;
}
