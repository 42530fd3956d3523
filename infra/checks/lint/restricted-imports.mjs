// Imports that dependency-cruiser cannot judge, because it sees modules and not names.
const deep = {
  regex: '^@floodgate/[^/]+/',
  message: 'Import the library by its name: what its index.ts does not export is not promised.',
};
const environment = { name: 'node:process', message: 'Read process.env in the *.config.ts of a service only.' };
const useCases = {
  name: '@nestjs/common',
  allowImportNames: ['Injectable'],
  message: 'A use case does not know who asked: `Injectable` is the one word of Nest it needs.',
};

export const restrictedImports = { 'no-restricted-imports': ['error', { paths: [environment], patterns: [deep] }] };
export const restrictedImportsOfUseCases = {
  'no-restricted-imports': ['error', { paths: [environment, useCases], patterns: [deep] }],
};
