// What was typed and not saved, under the writer's own name, for as long as the tab is open.
const SENT = "samverka:sent";

// A page that is reached by more than one address says in data-keep-typing what it is about.
export function nameFor(user, form) {
  return `samverka:${user}:form:${form.dataset.keepTyping || new URL(form.action).pathname}`;
}

export function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

export function write(name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // No room or not allowed: the words are still on the page, and the browser asks before it is left.
  }
}

export function drop(name) {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Where nothing may be kept, nothing has to be removed.
  }
}

// Where all that was typed in a form stands in words, saved or not.
export function saidIn(name) {
  return `${name}:said`;
}

// With the page's own place in the tab, which a reload keeps; so the address of a link is never stored.
export function noteHere(name) {
  history.replaceState({ ...history.state, typed: name }, "");
}

export function typedHere() {
  return history.state?.typed;
}

export function noteSent(name) {
  write(SENT, name);
}

// The form that was sent from the page before this one.
export function takeSent() {
  const name = read(SENT);
  drop(SENT);
  return name;
}
