const anywhere = [
  'Manager',
  'Helper',
  'Helpers',
  'Util',
  'Utils',
  'Common',
  'Shared',
  'Base',
  'Abstract',
  'Impl',
  'Data',
];
const anywhereToo = ['Info', 'Dto', 'Processor'];
const atTheEnd = ['Event', 'Command', 'Integration', 'Service'];

/** The word of a PascalCase name that hides a missing idea, if there is one. `Database` is a word, `Data` is not. */
export function bannedWordIn(name) {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*/g) ?? [];
  const banned = new Set([...anywhere, ...anywhereToo].map((word) => word.toLowerCase()));
  const inside = words.find((word) => banned.has(word.toLowerCase()));
  return inside ?? atTheEnd.find((word) => words.length > 1 && words.at(-1) === word);
}
