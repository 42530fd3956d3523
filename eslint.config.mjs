import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { createProjectGraphAsync } from '@nx/devkit';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { projectBoundaries, projectBoundariesOfTests } from './infra/checks/lint/project-boundaries.mjs';
import { restrictedImports, restrictedImportsOfUseCases } from './infra/checks/lint/restricted-imports.mjs';
import { restrictedSyntax } from './infra/checks/lint/restricted-syntax.mjs';
import { extendOnlyError } from './infra/checks/lint/rules/extend-only-error.mjs';
import { noEmptyNames } from './infra/checks/lint/rules/no-empty-names.mjs';

// The boundary rule reads the project graph from a cache and skips itself, silently, when there is none.
await createProjectGraphAsync({ exitOnError: true });

const tests = [
  '**/*.spec.ts',
  '{services,libs,infra}/*/test/**/*.ts',
  'libs/testing/**/*.ts',
  'infra/checks/src/**/*.ts',
];

export default defineConfig(
  { ignores: ['node_modules', 'dist', 'coverage', '.nx', '.floodgate', '**/generated'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'typescript',
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: {
      '@nx': nx,
      floodgate: { rules: { 'extend-only-error': extendOnlyError, 'no-empty-names': noEmptyNames } },
    },
    rules: {
      ...projectBoundaries,
      ...restrictedImports,
      ...restrictedSyntax('everywhere', 'environment'),
      'floodgate/extend-only-error': 'error',
      'floodgate/no-empty-names': 'error',
      complexity: ['error', 12],
      'max-depth': ['error', 3],
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 60],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      // Four constructor dependencies; a fifth is a conversation.
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      // An async method may only turn what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/prefer-readonly': 'error',
      // Options classes of libraries are given as literals; structural typing already checks them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Nest modules are classes with nothing but a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { name: 'config', files: ['services/*/src/*.config.ts'], rules: restrictedSyntax('everywhere') },
  { name: 'storage', files: ['**/storage/**/*.ts'], rules: { '@typescript-eslint/consistent-type-assertions': 'off' } },
  {
    name: 'services',
    files: ['services/*/src/**/*.ts'],
    ignores: ['**/*.config.ts'],
    rules: restrictedSyntax('everywhere', 'environment', 'sleeps'),
  },
  {
    name: 'handlers',
    files: ['**/*.handler.ts'],
    rules: restrictedSyntax('everywhere', 'environment', 'sleeps', 'handlers'),
  },
  // What a route takes is named by a decorator each, not by its place.
  { name: 'controllers', files: ['**/*.controller.ts'], rules: { '@typescript-eslint/max-params': 'off' } },
  { name: 'use cases', files: ['services/*/src/use-cases/**/*.ts'], rules: restrictedImportsOfUseCases },
  { name: 'programs', files: ['infra/**/*.ts'], rules: { 'no-console': 'off', ...restrictedSyntax('everywhere') } },
  {
    name: 'tests',
    files: tests,
    rules: {
      ...projectBoundariesOfTests,
      ...restrictedSyntax('everywhere', 'tests'),
      // A describe block is a function as long as its story.
      'max-lines-per-function': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/max-params': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      'floodgate/extend-only-error': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Matchers and answers of servers are `any`; the assertion is the check.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  { name: 'specs', files: ['**/*.spec.ts'], rules: restrictedSyntax('everywhere', 'tests', 'sleeps') },
  {
    // What runs before the packages are there, and the settings of tools.
    name: 'programs without a compiler',
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
      },
    },
    rules: { 'max-lines': ['error', 250], 'max-lines-per-function': ['error', 60], complexity: ['error', 12] },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'readonly', require: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    name: 'default exports that Jest asks for',
    files: ['infra/test-servers/src/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
