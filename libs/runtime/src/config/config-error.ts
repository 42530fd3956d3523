export interface SettingProblem {
  readonly name: string;
  readonly problem: string;
  readonly fix: string;
}

/** Everything that is wrong with the environment, at once: nobody should have to start a service five times. */
export class ConfigError extends Error {
  constructor(
    readonly service: string,
    readonly problems: readonly SettingProblem[],
  ) {
    const settings = problems.length === 1 ? '1 setting is wrong' : `${problems.length} settings are wrong`;
    const lines = problems.map(({ name, problem, fix }) => `  ${name} ${problem}\n    fix: ${fix}`);
    super(`${service} cannot start: ${settings} in its environment.\n\n${lines.join('\n')}\n`);
    this.name = 'ConfigError';
  }
}
