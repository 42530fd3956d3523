import type { Question } from '../steps/http';
import { newCustomer, operator } from '../steps/people';

/** What is wrong, who is asked what, the status of the answer, and the field it names, if there is one to name. */
export type BadRequest = readonly [what: string, request: string, question: Question, status: number, field?: string];

/** An id that nothing has. */
export const NOBODY = '00000000-0000-7000-8000-00000000dead';
export const { token } = newCustomer();
export const { token: boss } = operator();

/** The schema says no: 422, and the field by its name. */
export function misfit(what: string, request: string, question: Question, field: string): BadRequest {
  return [what, request, question, 422, field];
}

/** Pages that are none, the same wherever there are lists. */
export function badPages(list: string): BadRequest[] {
  return [
    misfit('a page of nothing', `GET ${list}?limit=0`, { token }, 'limit'),
    misfit('a page of everything', `GET ${list}?limit=1000000`, { token }, 'limit'),
    misfit('a page of words', `GET ${list}?limit=all`, { token }, 'limit'),
    misfit('a place that is none', `GET ${list}?cursor=over%20there`, { token }, 'cursor'),
    misfit('a question nobody knows', `GET ${list}?sort=asc`, { token }, 'sort'),
  ];
}
