/** The system lacks a server program. Carries the names of Debian's packages, which other systems use as well. */
export class MissingPackages extends Error {
  constructor(readonly packages: readonly string[]) {
    super(
      `Not installed: ${packages.join(', ')}. ` +
        `On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}. ` +
        'On macOS: brew install postgresql rabbitmq. Or start Docker: then no package is needed.',
    );
  }
}
