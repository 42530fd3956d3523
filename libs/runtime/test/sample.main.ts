import { startService } from '../src/process/start-service';

/** A service as a process. A real one reads `process.env` in its config; this one is handed its settings. */
void startService(async () => {
  const { sampleConfig } = await import('./sample.config');
  const { sampleModule } = await import('./sample.module');
  return sampleModule(sampleConfig(JSON.parse(process.argv[2] ?? '{}')));
});
