/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
import { ruleOf, type Rule } from "./codes.js";

const SECOND = 1_000;

/** When a client comes back, which depends on how it went before. */
export class Backoff {
  private failures = 0;
  private rests = 0;

  /** A connection was a good one. */
  reset() {
    this.failures = this.rests = 0;
  }

  /**
   * A connection has ended, or has not come about.
   * @param window in which the server wants the client back, if it has said so
   * @returns milliseconds to wait, or nothing if the client stops; whether the server wants it so; and what else to do
   */
  next(code: number, window: number | undefined): { delay: number | undefined; firm: boolean; rule: Rule } {
    const rule = ruleOf(code);
    const stops = rule === "stop" || (rule === "rest" && ++this.rests > 3);
    const least = window !== undefined ? 0 : rule === "later" ? 10 * SECOND : rule === "rest" ? 30 * SECOND : 0;
    // Full jitter, also the first time: all that were on a node lose it in one moment.
    const delay = least + Math.random() * (window ?? Math.min(30 * SECOND, SECOND * 2 ** this.failures++));
    return { delay: stops ? undefined : delay, firm: window !== undefined || least > 0, rule };
  }
}
