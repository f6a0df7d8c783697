/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
import { open } from "./connection.js";

/**
 * `connecting`: a handshake is under way. `open`: messages go both ways. `lost`: an open connection has ended.
 * `waiting`: for the next try. `closed`: for good.
 */
export type State = "connecting" | "open" | "lost" | "waiting" | "closed";

/** What is known about a change of state. */
export interface StateDetail {
  /** Close code of the connection that has ended: with `lost`, `waiting` and `closed`. */
  code?: number;
  /** What the server said to it. */
  reason?: string;
  /** Milliseconds until the next try: with `waiting`, unless an event of the page is waited for. */
  delay?: number;
}

/** Who the client is. Nothing: whom the cookies of the page say. */
export type Authentication = { token: string } | { ticket: string } | null | undefined | void;

/**
 * Why authentication is asked for: for a handshake; because the last handshake failed, perhaps for its authentication; because
 * the server has ended the authentication; or because it will soon.
 */
export type AuthenticationCause = "connect" | "refused" | "expired" | "expiring";

/** A WebSocket as browsers, Node 22 and the package `ws` have it. */
export type WebSocketConstructor = new (url: string, protocols: string[]) => any;

export interface Options {
  /** Asked before each handshake, and when authentication expires. */
  auth?: (cause: AuthenticationCause) => Authentication | Promise<Authentication>;
  /** What the service declares, if it declares subprotocols; the client speaks `boss.v1` on top of it. */
  subprotocol?: string | string[];
  /** Messages that are sent while the connection is not open, and those that the server has not acknowledged. */
  queue?: {
    /** How many. 0: nothing waits. Default: 100. */
    messages?: number;
    /** Whether one more is rejected, or the oldest that was not sent is dropped for it. Default: `reject`. */
    whenFull?: "reject" | "drop-oldest";
  };
  /** Needed in Node before 22: that of the package `ws`. */
  WebSocket?: WebSocketConstructor;
}

export interface RequestOptions {
  /** Milliseconds after which the request fails and is cancelled. Default: never. */
  timeout?: number;
  /** Cancels the request. */
  signal?: AbortSignal;
}

/** Sent as a binary message. */
export type Binary = ArrayBuffer | ArrayBufferView;

/** Values of `type` of messages. */
export type TypeOf<M> = M extends { type: infer T extends string } ? T : never;

/** Messages of a type. */
export type OfType<M, T> = Extract<M, { type: T }>;

/** Ends a registration. */
export type Off = () => void;

/**
 * Connection to a service, which comes back by itself. `In` are the messages of the service, `Out` those to it.
 * Handlers are called one at a time, in the order of the messages; what they throw is reported and harms nothing.
 */
export interface Connection<In = any, Out = any> {
  readonly state: State;

  /** Told of each change of the state. */
  onstate: ((state: State, detail: StateDetail) => void) | undefined;

  /**
   * Told when the service cannot go on where the connection was lost, before any message: what the page shows may be out of
   * date. `lost` messages were sent and never acknowledged: the service may have handled them, or not.
   */
  onresync: ((why: string, lost: number) => void) | undefined;

  /**
   * Sends a message: objects as JSON, strings as they are. While the connection is not open the message waits.
   * @returns false if the message was not taken: the queue is full, or the connection closed
   */
  send(message: Out | Binary): boolean;

  /** Calls a function with each message: objects and arrays parsed, other text as it is, binary as ArrayBuffer. */
  on(type: "message", fn: (message: In | ArrayBuffer) => void): Off;
  /** Calls a function with each message of a type. */
  on<T extends TypeOf<In>>(type: T, fn: (message: OfType<In, T>) => void): Off;

  /**
   * Asks the service. Rejects with a {@link BossError}, or with the reason of the signal. A request that was sent outlives
   * its connection only where the service resumes.
   */
  request<Answer = any>(message: Out, options?: RequestOptions): Promise<Answer>;

  /** Asks for many answers. The request begins with the first `next()`; leaving the loop cancels it. */
  stream<Part = any>(message: Out, options?: RequestOptions): AsyncIterableIterator<Part>;

  /** Answers what the service asks. The signal is aborted when the service waits no longer. */
  handle<T extends TypeOf<In>>(type: T, fn: (question: OfType<In, T>, signal: AbortSignal) => unknown): Off;

  /** Ends the connection for good. Open requests fail. */
  close(): void;
}

/** Problem (RFC 9457) with which a service answers. */
export interface Problem {
  type?: string;
  status: number;
  title?: string;
  detail?: string;
  [member: string]: unknown;
}

/**
 * `refused`: the service answered with a problem. `lost`: with its connection, and whether it was handled is not known.
 * `timeout`: no answer in time. `full`: not sent, there was no room. `closed`: the connection is closed.
 */
export type BossErrorReason = "refused" | "lost" | "timeout" | "full" | "closed";

/** Failure of a request. */
export class BossError extends Error {
  constructor(readonly reason: BossErrorReason, readonly problem?: Problem) {
    super(problem?.detail ?? problem?.title ?? reason);
    this.name = "BossError";
  }
}

/**
 * Connects to a service, and again whenever the connection is lost, until `close()` or a close code that forbids it.
 * @param url absolute, or relative to the page; `http` becomes `ws`
 */
export function connect<In = any, Out = any>(url: string | URL, options: Options = {}): Connection<In, Out> {
  return open(url, options) as Connection<In, Out>;
}
