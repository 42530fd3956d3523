const WITH_DOCKER = 'On macOS: brew install postgresql rabbitmq. Or start Docker: then no package is needed.';

/** The system lacks a program. Carries the names of Debian's packages, which other systems use as well. */
export class MissingPackages extends Error {
  constructor(
    readonly packages: readonly string[],
    orElse: string = WITH_DOCKER,
  ) {
    const names = packages.join(' ');
    super(`Not installed: ${packages.join(', ')}. On Debian or Ubuntu: sudo apt-get install ${names}. ${orElse}`);
  }
}
