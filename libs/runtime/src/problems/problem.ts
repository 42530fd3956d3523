export interface FieldError {
  /** Where: `lines[0].quantity`. */
  readonly field: string;
  readonly message: string;
}

export interface ProblemFields {
  readonly status: number;
  /** Stable and for programs: `order/already-cancelled`. */
  readonly slug: string;
  /** The same words every time this kind of problem occurs. */
  readonly title: string;
  /** What happened this time. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the document, for what a program needs to act. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** RFC 9457. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly correlationId?: string;
  readonly errors?: readonly FieldError[];
}

/** An answer that says no. Thrown by an edge; domain errors become one through the service's table. */
export class Problem extends Error implements ProblemFields {
  readonly status: number;
  readonly slug: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly extensions?: Readonly<Record<string, unknown>>;

  constructor(fields: ProblemFields) {
    super(fields.detail);
    this.name = 'Problem';
    this.status = fields.status;
    this.slug = fields.slug;
    this.title = fields.title;
    this.detail = fields.detail;
    if (fields.errors !== undefined) this.errors = fields.errors;
    if (fields.headers !== undefined) this.headers = fields.headers;
    if (fields.extensions !== undefined) this.extensions = fields.extensions;
  }
}

export function problemDocument(
  { status, slug, title, detail, errors, extensions }: ProblemFields,
  { instance, correlationId }: { readonly instance?: string; readonly correlationId?: string } = {},
): ProblemDocument {
  return {
    ...extensions,
    type: `urn:floodgate:problem:${slug}`,
    title,
    status,
    detail,
    ...(instance === undefined ? {} : { instance }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(errors === undefined ? {} : { errors }),
  };
}
