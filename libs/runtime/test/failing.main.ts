import { startService } from '../src/process/start-service';
import { sampleConfig } from './sample.config';
import { sampleModule } from './sample.module';

void startService(() => {
  setTimeout(() => {
    throw new Error('lost in a timer');
  }, 10);
  return Promise.resolve(sampleModule(sampleConfig({ LOG_LEVEL: 'info' })));
});
