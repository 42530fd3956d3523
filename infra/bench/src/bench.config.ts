/** What a child process of ours inherits. */
export const callersEnvironment: Readonly<NodeJS.ProcessEnv> = process.env;
