/** What the programs that a test calls inherit; they bring their own compiled code, not that of the test. */
export const inherited: Readonly<NodeJS.ProcessEnv> = process.env;
