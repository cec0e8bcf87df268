/**
 * The wait protocol, version 1: `docs/protocol.md`, in types.
 *
 * Pure, and the only place of the page that knows the messages. Held against
 * `fixtures/messages.json` by its spec, as the kernel's side is by its own.
 */

/**
 * The version of the protocol.
 */
export const PROTOCOL = 1;

/**
 * The target of the comm that carries it.
 */
export const COMM_TARGET = 'blocking_widgets';

const KINDS = ['ask', 'choose', 'form', 'pause', 'wait_for'] as const;

const OUTCOMES = [
  'submitted',
  'cancelled',
  'timeout',
  'interrupted',
  'failed'
] as const;

/**
 * What kind of question a wait asks.
 */
export type WaitKind = (typeof KINDS)[number];

/**
 * How a wait ended, in the kernel's words.
 */
export type KernelOutcome = (typeof OUTCOMES)[number];

/**
 * Reasons of a refused submit: field key to reason, `''` for the whole prompt.
 */
export type Errors = Readonly<Record<string, string>>;

/**
 * A wait, as the kernel describes it.
 */
export interface IWaitData {
  readonly id: string;
  readonly kind: WaitKind;
  readonly name: string;
  readonly title: string;
  readonly cell: string | null;
  readonly request: string;
  readonly session: string;
  readonly prompt: string | null;
  readonly left: number | null;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly errors: Errors;
}

/**
 * A message of the kernel.
 */
export type FromKernel =
  | {
      readonly type: 'hello';
      readonly protocol: number;
      readonly package: string;
    }
  | { readonly type: 'waits'; readonly open: readonly IWaitData[] }
  | { readonly type: 'wait_opened'; readonly wait: IWaitData }
  | {
      readonly type: 'wait_refused';
      readonly id: string;
      readonly errors: Errors;
    }
  | {
      readonly type: 'wait_closed';
      readonly id: string;
      readonly outcome: KernelOutcome;
    };

/**
 * A message of the page.
 */
export type FromPage =
  | {
      readonly type: 'attach';
      readonly protocol: number;
      readonly extension: string;
    }
  | {
      readonly type: 'submit';
      readonly id: string;
      readonly button: number | null;
    }
  | { readonly type: 'cancel'; readonly id: string }
  | { readonly type: 'reset'; readonly id: string };

/**
 * Read what the kernel sent.
 *
 * @param data - The data of a comm message, from outside: anything.
 *
 * @returns The message with the known fields only, or null where it is none.
 */
export function parseFromKernel(data: unknown): FromKernel | null {
  if (!isRecord(data)) {
    return null;
  }
  switch (data.type) {
    case 'hello':
      return parseHello(data);
    case 'waits':
      return parseWaits(data);
    case 'wait_opened': {
      const wait = parseWait(data.wait);
      return wait && { type: 'wait_opened', wait };
    }
    case 'wait_refused':
      return parseRefused(data);
    case 'wait_closed':
      return parseClosed(data);
    default:
      return null;
  }
}

/**
 * Read what a page sends, so that the page never sends what the kernel drops.
 *
 * @param data - Anything.
 *
 * @returns The message with the known fields only, or null where it is none.
 */
export function parseFromPage(data: unknown): FromPage | null {
  if (!isRecord(data)) {
    return null;
  }
  const { type, id, button, protocol, extension } = data;
  if (type === 'attach') {
    return Number.isInteger(protocol) && isString(extension)
      ? { type, protocol: protocol as number, extension }
      : null;
  }
  if (!isString(id)) {
    return null;
  }
  switch (type) {
    case 'submit':
      return button === null || isIndex(button) ? { type, id, button } : null;
    case 'cancel':
    case 'reset':
      return { type, id };
    default:
      return null;
  }
}

function parseHello(data: Record<string, unknown>): FromKernel | null {
  return Number.isInteger(data.protocol) && isString(data.package)
    ? {
        type: 'hello',
        protocol: data.protocol as number,
        package: data.package
      }
    : null;
}

function parseWaits(data: Record<string, unknown>): FromKernel | null {
  if (!Array.isArray(data.open)) {
    return null;
  }
  const open = data.open.map(parseWait).filter(wait => wait !== null);
  return open.length === data.open.length ? { type: 'waits', open } : null;
}

function parseRefused(data: Record<string, unknown>): FromKernel | null {
  const { id, errors } = data;
  return isString(id) && isErrors(errors) && Object.keys(errors).length > 0
    ? { type: 'wait_refused', id, errors }
    : null;
}

function parseClosed(data: Record<string, unknown>): FromKernel | null {
  const { id, outcome } = data;
  return isString(id) && isOneOf(OUTCOMES, outcome)
    ? { type: 'wait_closed', id, outcome }
    : null;
}

function parseWait(data: unknown): IWaitData | null {
  if (!isRecord(data)) {
    return null;
  }
  const { id, kind, name, title, cell, request, session } = data;
  const { prompt, left, schema, errors } = data;
  return isString(id) &&
    isOneOf(KINDS, kind) &&
    isString(name) &&
    isString(title) &&
    isOptional(isString, cell) &&
    isString(request) &&
    isString(session) &&
    isOptional(isString, prompt) &&
    isOptional(isNumber, left) &&
    isRecord(schema) &&
    isErrors(errors)
    ? {
        ...{ id, kind, name, title, cell, request, session },
        ...{ prompt, left, schema, errors }
      }
    : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isErrors(value: unknown): value is Errors {
  return isRecord(value) && Object.values(value).every(isString);
}

function isOptional<T>(
  check: (value: unknown) => value is T,
  value: unknown
): value is T | null {
  return value === null || check(value);
}

function isOneOf<T>(list: readonly T[], value: unknown): value is T {
  return (list as readonly unknown[]).includes(value);
}
