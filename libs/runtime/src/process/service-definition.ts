import type { ServiceConfig } from '../config/service-settings';
import type { ProblemRules, ProblemTable } from '../problems/problem-of';

/** What a service says about itself in its module; everything in this lib that differs by service is here. */
export class ServiceDefinition implements ProblemRules {
  constructor(
    readonly name: string,
    readonly config: ServiceConfig,
    readonly problems: ProblemTable,
    readonly isUnavailable: (error: unknown) => boolean,
  ) {}
}
