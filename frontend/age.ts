import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long ago something was, in the few characters that a row has: floored, and days keep counting. */
export function age(at: number, now: number): string {
  const seconds = Math.floor((now - at) / 1000);
  if (seconds < 60) return 'now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}

/** A length of time as tool rows say it. */
export function duration(millis: number): string {
  if (millis < 1000) return `${Math.max(0, Math.round(millis))} ms`;
  if (millis < 10_000) return `${(millis / 1000).toFixed(1)} s`;
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${seconds % 60}s`;
  return `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}

const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });
const timeOnly = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const shortDayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

export function fullTime(at: number): string {
  return isTime(at) ? dayAndTime.format(at) : '';
}

export function machineTime(at: number): string {
  return isTime(at) ? new Date(at).toISOString() : '';
}

/** The time of a message: the day is named only where it is not today. */
export function messageTime(at: number, now: number): string {
  if (!isTime(at)) return '';
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return timeOnly.format(at);
  const day = then.getFullYear() === today.getFullYear() ? shortDay : shortDayOfYear;
  return `${day.format(at)}, ${timeOnly.format(at)}`;
}

/** Rows come from files that anybody may have written: a time beyond what a date can hold must not stop the list. */
function isTime(at: number): boolean {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15;
}

/** A length of time that goes on: whole seconds, so that it does not flicker. */
export function elapsed(millis: number): string {
  return duration(Math.max(1, Math.round(millis / 1000)) * 1000).replace('.0 s', ' s');
}

/** How long is left, as a clock shows it. */
export function countdown(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** One timer for all of a page that are redrawn equally often. */
class Beat {
  private readonly hosts = new Set<ReactiveControllerHost>();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly period: number) {}

  join(host: ReactiveControllerHost): void {
    this.hosts.add(host);
    this.timer ??= setInterval(() => this.hosts.forEach((each) => each.requestUpdate()), this.period);
  }

  leave(host: ReactiveControllerHost): void {
    this.hosts.delete(host);
    if (this.hosts.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

const slow = new Beat(20_000);
const second = new Beat(1000);

/** Redraws its host as time goes by. */
export class Clock implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    slow.join(this.host);
  }

  hostDisconnected(): void {
    slow.leave(this.host);
  }
}

/** Redraws its host every second, as long as there is something to count. Knows what time it is at the server. */
export class Seconds implements ReactiveController {
  private ahead = 0;
  private connected = false;
  private counting = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** The server's time of now. */
  set(now: number): void {
    this.ahead = now - Date.now();
  }

  get now(): number {
    return Date.now() + this.ahead;
  }

  count(on: boolean): void {
    this.counting = on;
    this.follow();
  }

  hostConnected(): void {
    this.connected = true;
    this.follow();
  }

  hostDisconnected(): void {
    this.connected = false;
    this.follow();
  }

  private follow(): void {
    if (this.connected && this.counting) second.join(this.host);
    else second.leave(this.host);
  }
}
