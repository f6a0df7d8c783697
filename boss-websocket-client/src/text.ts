/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What goes over the wire for a message. A copy: it may be sent again, later. */
export function encode(message: any): any {
  if (message instanceof ArrayBuffer) {
    return message.slice(0);
  }
  if (ArrayBuffer.isView(message)) {
    return message.buffer.slice(message.byteOffset, message.byteOffset + message.byteLength);
  }
  return typeof message === "string" ? message : JSON.stringify(message);
}

/** What a message is to the page: objects and arrays parsed, all else as it came. */
export function decode(data: any): any {
  if (typeof data === "string" && /^[{[]/.test(data)) {
    try {
      return JSON.parse(data);
    }
    catch {
      // Text that only begins like JSON.
    }
  }
  return data;
}

/** Object whose first member is one of the protocol: an id. */
export function withId(name: string, id: string, members: string): string {
  return `{"boss.${name}":"${id}"${members && "," + members}}`;
}

/** Members of an answer. */
export function answerOf(json: string | undefined): string {
  return !json ? '"boss.done":true' : json[0] === "{" ? json.slice(1, -1) : '"boss.value":' + json;
}

/** Tells the page of an error that is its own. */
export function report(error: unknown) {
  (globalThis.reportError ?? console.error)(error);
}
