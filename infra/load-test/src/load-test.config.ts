/** What the commands of the demo inherit when the load test calls them. */
export const callersEnvironment: Readonly<NodeJS.ProcessEnv> = process.env;
