import type { Rule } from '../repository';

/** The outbox and inbox tables are the library's: every service has the very same ones. */
export const equalMessagingTables: Rule = ({ paths, read }) => {
  const copies = paths.filter((path) => path.endsWith('/prisma/messaging.prisma'));
  const [first, ...others] = copies;
  return others
    .filter((where) => first !== undefined && read(where) !== read(first))
    .map((where) => ({
      where,
      what: `differs from ${first ?? ''}`,
      instead: 'copy it: the tables belong to libs/messaging',
    }));
};
