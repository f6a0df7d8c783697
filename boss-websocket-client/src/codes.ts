/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a client does when a connection has ended. */
export type Rule = "stop" | "back" | "authenticate" | "later" | "rest";

/** Close codes and what becomes of them: the table of docs/protocol.md. The first row with the code counts. */
const TABLE: readonly (readonly [from: number, to: number, rule: Rule])[] = [
  [1000, 1000, "stop"],
  [1007, 1007, "stop"],
  [1008, 1008, "rest"],
  [1009, 1009, "stop"],
  [1013, 1013, "later"],
  [4401, 4401, "authenticate"],
  [4403, 4403, "stop"],
  [4503, 4503, "rest"],
  [4500, 4999, "stop"],
];

export function ruleOf(code: number): Rule {
  return TABLE.find(([from, to]) => code >= from && code <= to)?.[2] ?? "back";
}
