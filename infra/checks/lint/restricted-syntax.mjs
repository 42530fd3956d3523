// Constructs we do without, each with what to write instead. ESLint keeps one list per file, so the lists are composed.
const everywhere = [
  {
    selector: 'TSEnumDeclaration',
    message: "Write a union of literals instead of an enum: type Status = 'open' | 'closed'.",
  },
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name: a default export has a different name in every importer.',
  },
  { selector: 'ExportAllDeclaration', message: 'Name what you export: `export *` hides what the project promises.' },
  {
    selector: ":function > Identifier.params[typeAnnotation.typeAnnotation.typeName.name='Transaction'][name!='tx']",
    message: 'Name the transaction `tx`, everywhere: it is found by that name.',
  },
];

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read process.env in the *.config.ts of a service only, and pass the parsed value on.',
};

const handlers = [
  { selector: 'TryStatement', message: 'Let it throw: the pipeline sorts errors into answer, retry and dead letter.' },
];

const sleeping =
  ':matches([callee.name=/^(sleep|delay|wait|setTimeout)$/], [callee.property.name=/^(sleep|delay|setTimeout)$/])';
const sleeps = [
  {
    selector: `AwaitExpression > CallExpression${sleeping}`,
    message: 'A fixed sleep is too long or too short. Wait for the condition, with a deadline: `eventually(…)`.',
  },
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: 'A fixed sleep is too long or too short. Wait for the condition, with a deadline: `eventually(…)`.',
  },
];

const tests = [
  {
    selector:
      'CallExpression > MemberExpression.callee[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'Run every test or delete it: a skipped test proves nothing and a focused one hides the others.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'Run every test or delete it: a skipped test proves nothing and a focused one hides the others.',
  },
];

const lists = { everywhere, environment: [environment], handlers, sleeps, tests };

/** The rule for files to which the named lists apply. */
export function restrictedSyntax(...names) {
  return { 'no-restricted-syntax': ['error', ...names.flatMap((name) => lists[name])] };
}
