// JSON Schema, as far as a form needs it.

/** Follows references and merges what must all be. */
export function resolve(schema, root) {
  let current = (schema === true || schema === undefined) ? {} : schema;
  for (let depth = 0; current.$ref?.startsWith("#") && depth < 16; depth++) {
    const { $ref, ...others } = current;
    const target = $ref.slice(1).split("/").filter((part) => part)
      .reduce((found, part) => found?.[part.replaceAll("~1", "/").replaceAll("~0", "~")], root);
    current = { ...target, ...others };
  }
  if (current.allOf) {
    const { allOf, ...own } = current;
    current = [own, ...allOf.map((part) => resolve(part, root))].reduce((all, part) => ({
      ...all,
      ...part,
      properties: { ...all.properties, ...part.properties },
      required: [...all.required ?? [], ...part.required ?? []],
    }));
  }
  return current;
}

const isNull = (schema) => schema.type === "null" || schema.const === null;

/** The variants of which a value is one, without null. */
export function variantsOf(schema, root) {
  return (schema.oneOf ?? schema.anyOf ?? []).map((each) => ({ reference: each.$ref, ...resolve(each, root) }))
    .filter((each) => !isNull(each));
}

/** Whether null will do. */
export function isNullable(schema, root) {
  return [schema.type].flat().includes("null") || (schema.enum ?? []).includes(null)
    || (schema.oneOf ?? schema.anyOf ?? []).some((each) => isNull(resolve(each, root)));
}

/** What kind of control a schema wants. */
export function kindOf(schema) {
  if ("const" in schema) {
    return "const";
  }
  if (schema.enum) {
    return "enum";
  }
  if (schema.oneOf || schema.anyOf) {
    return "variants";
  }
  const types = [schema.type].flat().filter((type) => type && type !== "null");
  if (types.length > 1) {
    return "json";
  }
  const [type = schema.properties ? "object" : "json"] = types;
  if (type === "object") {
    return schema.properties ? "object" : (typeof schema.additionalProperties === "object") ? "map" : "json";
  }
  return (type === "array" && !schema.items) ? "json" : type;
}

/** The name of a variant: what tells it from the others. */
export function nameOf(schema, index) {
  const constants = Object.values(schema.properties ?? {}).filter((property) => "const" in property);
  return schema.title ?? constants[0]?.const ?? schema.reference?.split("/").at(-1) ?? schema.const ?? `variant ${index + 1}`;
}
