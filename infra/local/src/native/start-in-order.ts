export interface Step {
  readonly name: string;
  readonly needs: readonly string[];
  run(): Promise<void>;
}

/** Runs each step as soon as those it needs have finished; independent ones at the same time. */
export async function startInOrder(steps: readonly Step[]): Promise<void> {
  const finished = new Map<string, Promise<void>>();
  const finish = (step: Step): Promise<void> => {
    const known = finished.get(step.name);
    if (known) return known;
    const needed = steps.filter(({ name }) => step.needs.includes(name)).map(finish);
    const done = Promise.all(needed).then(() => step.run());
    finished.set(step.name, done);
    return done;
  };
  await Promise.all(steps.map(finish));
}
