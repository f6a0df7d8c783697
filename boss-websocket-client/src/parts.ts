/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What becomes of a request. */
export interface Outcome {
  part(value: unknown): void;
  end(value: unknown, done?: boolean): void;
  fail(error: unknown): void;
}

/** Parts of an answer, as they come. The request begins with the first `next()`. */
export function partsOf(begin: (outcome: Outcome) => string, cancel: (id: string | undefined) => unknown): AsyncIterableIterator<any> {
  const parts: unknown[] = [];
  let wakes: (() => void)[] = [];
  let id: string | undefined;
  let begun = false;
  let over = false;
  let failure: { error: unknown } | undefined;

  function wake() {
    const all = wakes;
    wakes = [];
    all.forEach((resolve) => resolve());
  }

  function part(value: unknown) {
    parts.push(value);
    wake();
  }

  function finish() {
    over = true;
    wake();
  }

  function end(value: unknown, done?: boolean) {
    if (!done) {
      parts.push(value);
    }
    finish();
  }

  function fail(error: unknown) {
    failure = { error };
    finish();
  }

  return {
    async next(): Promise<IteratorResult<any>> {
      if (!begun && !over) {
        begun = true;
        try {
          id = begin({ part, end, fail });
        }
        catch (error) {
          fail(error);
        }
      }
      while (!parts.length && !over) {
        await new Promise<void>((resolve) => wakes.push(resolve));
      }
      if (parts.length) {
        return { value: parts.shift(), done: false };
      }
      if (failure) {
        const { error } = failure;
        failure = undefined;
        throw error;
      }
      return { value: undefined, done: true };
    },
    async return(value: unknown) {
      cancel(id);
      parts.length = 0;
      failure = undefined;
      finish();
      return { value, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
