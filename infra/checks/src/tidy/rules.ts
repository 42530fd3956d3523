import type { Rule } from './repository';
import { contractPaths } from './rules/contract-paths';
import { equalMessagingTables } from './rules/equal-messaging-tables';
import { explainedExceptions } from './rules/explained-exceptions';
import { fileLengths } from './rules/file-lengths';
import { fivePlaces } from './rules/five-places';
import { guaranteeTable } from './rules/guarantee-table';
import { handlerSuites } from './rules/handler-suites';
import { lockFile } from './rules/lock-file';
import { noAttics } from './rules/no-attics';
import { noDebt } from './rules/no-debt';
import { noPrivateAddresses } from './rules/no-private-addresses';
import { oneTitle } from './rules/one-title';
import { projectPages } from './rules/project-pages';
import { projectTags } from './rules/project-tags';
import { sameAliases } from './rules/same-aliases';
import { serviceShape } from './rules/service-shape';
import { topLevel } from './rules/top-level';

/** The rules of the house, each as the sentence that is true when nobody breaks it. */
export const rules: Readonly<Record<string, Rule>> = {
  'the top level holds only what everybody needs': topLevel,
  'no folder collects what nobody owns': noAttics,
  'files are one idea long': fileLengths,
  'every project says on one page what it is for': projectPages,
  'every project carries the tags its boundaries need': projectTags,
  'every service has the same shape': serviceShape,
  'every page has one title': oneTitle,
  'a message is found by its name': contractPaths,
  'file, class and queue of a handler share one name': fivePlaces,
  'every handler passes the common suite': handlerSuites,
  'the messaging tables are the same in every service': equalMessagingTables,
  'every promise names a test that exists': guaranteeTable,
  'nothing is left undone': noDebt,
  'no registry and no machine is named': noPrivateAddresses,
  'the lock file installs everywhere': lockFile,
  'every exception from a rule has a reason': explainedExceptions,
  'compiler and type checker resolve libraries alike': sameAliases,
};
