/** What the programs of this project take from the environment of whoever calls them. */
export const callersEnvironment: Readonly<NodeJS.ProcessEnv> = process.env;
