import { z } from 'zod';

/**
 * The same schema, refusing what it does not know at every depth. Zod drops unknown keys silently, and a caller who
 * writes `quantiy` deserves to hear about it. A `z.looseObject` stays loose: there somebody decided.
 */
export function strict<S extends z.core.$ZodType>(schema: S): S;
export function strict(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.fromEntries(Object.entries(schema.def.shape).map(([key, value]) => [key, strict(value)]));
    return z.clone(schema, { ...schema.def, shape, catchall: schema.def.catchall ?? z.never() });
  }
  if (schema instanceof z.ZodArray) return z.clone(schema, { ...schema.def, element: strict(schema.def.element) });
  if (schema instanceof z.ZodUnion) return z.clone(schema, { ...schema.def, options: schema.def.options.map(strict) });
  if (schema instanceof z.ZodPipe) return z.clone(schema, { ...schema.def, in: strict(schema.def.in) });
  if (isWrapper(schema)) return z.clone(schema, { ...schema.def, innerType: strict(schema.def.innerType) });
  return schema;
}

function isWrapper(schema: z.core.$ZodType): schema is z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodReadonly {
  return [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodReadonly].some((kind) => schema instanceof kind);
}
