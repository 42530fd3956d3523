import { TestEnvironment } from 'jest-environment-node';
import { currentTarget } from './current-target';

/** Hands the running system over to the stories, who find it in `the-system.ts`. */
class StoryEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    Reflect.set(this.global, 'floodgate', currentTarget());
  }
}

export = StoryEnvironment;
