/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
import { answerOf, report, withId } from "./text.js";

/** Answers of a page to what the service asks. */
export function answers(put: (data: string) => unknown) {
  const handlers = new Map<unknown, (question: any, signal: AbortSignal) => unknown>();
  const open = new Map<string, AbortController>();

  return {
    handle(type: string, fn: any) {
      handlers.set(type, fn);
      return () => {
        if (handlers.get(type) === fn) {
          handlers.delete(type);
        }
      };
    },

    async asked(message: any) {
      const { "boss.id": id, ...question } = message;
      if (!id) {
        return;
      }
      const fn = handlers.get(question.type);
      const controller = new AbortController();
      let json: string | undefined;
      open.set(id, controller);
      try {
        json = fn ? JSON.stringify(await fn(question, controller.signal)) : '{"boss.error":{"status":501,"title":"Not Implemented"}}';
      }
      catch (error) {
        report(error);
        json = '{"boss.error":{"status":500,"title":"Internal Server Error"}}';
      }
      if (!controller.signal.aborted) {
        put(withId("re", id, answerOf(json)));
      }
      open.delete(id);
    },

    /** The service waits no longer. */
    cancelled(message: any) {
      open.get(message["boss.cancel"])?.abort();
    },

    /** The session is over in which the service asked. */
    forget() {
      for (const controller of open.values()) {
        controller.abort();
      }
      open.clear();
    },
  };
}
