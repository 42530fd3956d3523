// `npm run generate`: brings packages and database clients up to date, as every other script does before its own work.
import { bootstrap } from './bootstrap.mjs';

await bootstrap();
