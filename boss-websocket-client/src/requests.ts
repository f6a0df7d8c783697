/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
import { BossError } from "./index.js";
import type { BossErrorReason, RequestOptions } from "./index.js";
import type { Outcome } from "./parts.js";
import { withId } from "./text.js";

interface Question extends Outcome {
  timer?: any;
  signal?: AbortSignal | undefined;
  abort(): void;
}

/** Way out for requests: the queue of the connection. */
export interface Outlet {
  /** Sends, now or later. Returns why not. What is bound means nothing to another session. */
  put(data: string, id?: string, bound?: boolean): BossErrorReason | undefined;
  /** Takes a request back that was not sent. */
  takeBack(id: string): boolean;
}

/** Requests of a page that are open. */
export function requests({ put, takeBack }: Outlet) {
  const open = new Map<string, Question>();
  /** Of the ids: services pass on texts of others, which must not look like answers. */
  const prefix = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join("") + ".";
  let count = 0;

  /** A request is open no longer. */
  function settle(id: string | undefined) {
    const question = open.get(id!);
    if (question) {
      open.delete(id!);
      clearTimeout(question.timer);
      question.signal?.removeEventListener("abort", question.abort);
    }
    return question;
  }

  function fail(id: string | undefined, error: unknown) {
    settle(id)?.fail(error);
  }

  function cancel(id: string | undefined) {
    const question = settle(id);
    if (question && !takeBack(id!)) {
      put(withId("cancel", id!, ""), undefined, true);
    }
    return question;
  }

  return {
    prefix,
    fail,
    cancel,

    ask(message: any, { timeout, signal }: RequestOptions, outcome: Outcome): string {
      const json = JSON.stringify(message);
      if (json?.[0] !== "{") {
        throw new TypeError("A request is an object");
      }
      if (signal?.aborted) {
        throw signal.reason;
      }
      const id = prefix + ++count;
      const question: Question = { ...outcome, signal, abort: () => cancel(id)?.fail(signal!.reason) };
      open.set(id, question);
      const refused = put(withId("id", id, json.slice(1, -1)), id);
      if (refused) {
        fail(id, new BossError(refused));
      }
      else {
        signal?.addEventListener("abort", question.abort);
        if (timeout) {
          question.timer = setTimeout(() => cancel(id)?.fail(new BossError("timeout")), timeout);
        }
      }
      return id;
    },

    answered(message: any) {
      const { "boss.re": id, "boss.more": more, "boss.done": done, "boss.error": problem, ...rest } = message;
      const value = done ? undefined : "boss.value" in rest ? rest["boss.value"] : rest;
      if (problem) {
        fail(id, new BossError("refused", problem));
      }
      else if (more) {
        open.get(id)?.part(value);
      }
      else {
        settle(id)?.end(value, done);
      }
    },

    /** Fails those that went down with their session. */
    failAllBut(unsent: Set<string | undefined>, reason: BossErrorReason) {
      for (const id of [...open.keys()]) {
        if (!unsent.has(id)) {
          fail(id, new BossError(reason));
        }
      }
    },
  };
}
